using Workflows.Language.Definitions;

namespace Workflows.Engine.Texts;

/// <summary>A process in one of its languages: what its author says, and what the engine itself does.</summary>
public sealed class Wording
{
    private readonly StepIds _ids;

    internal Wording(string language, ProcessDefinition process)
    {
        Language = language;
        Process = process;
        _ids = StepIds.Of(process.Steps);
        Messages = MessageTexts.For(language);
    }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>The definition with its texts in that language.</summary>
    public ProcessDefinition Process { get; }

    internal MessageTexts Messages { get; }

    /// <summary>The step of a node, such as <c>collect</c> for <c>collect/each</c>; null when the process has none.</summary>
    public Step? StepOf(string node) => _ids.Find(StepIds.StepOf(node));
}
