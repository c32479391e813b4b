namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The JSON Schema (draft 2020-12) of <c>*.process.yaml</c>, by which editors complete and check while one writes.</summary>
/// <remarks>It says which keys there are and what kind of value each has; whether
/// names, times and expressions are right only a check can tell.</remarks>
public static class ProcessSchema
{
    public static string Write() => SchemaWriter.Write(ProcessVocabulary.Process, "Process", "A routine: who does what by when.");
}
