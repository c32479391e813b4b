using System.Collections.Immutable;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Translations;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The JSON Schemas (draft 2020-12) of the files beside processes.</summary>
public static class RegisterSchemas
{
    /// <summary>The kinds of files, as their endings name them: <c>calendar</c> is <c>*.calendar.yaml</c>.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["calendar", "clauses", "decision", "organisation", "scenario", "table", "texts"];

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string Write(string kind) => kind switch
    {
        "calendar" => SchemaWriter.Write(RegisterVocabulary.Calendar, "Calendar", "When an institution works: zone, hours, holidays, terms."),
        "clauses" => SchemaWriter.Write(RegisterVocabulary.Clauses, "Clauses", "What a governing document asks for, clause by clause."),
        "decision" => SchemaWriter.Write(DecisionVocabulary.Decision, "Decision table", "What is answered for which inputs, rule by rule."),
        "organisation" => SchemaWriter.Write(RegisterVocabulary.Organisation, "Organisation", "Units, roles, people, and who holds which role."),
        "scenario" =>
            SchemaWriter.Write(ScenarioVocabulary.Scenario, "Scenario", "A test of a process: given, when people act and the clock moves, then."),
        "table" => SchemaWriter.Write(RegisterVocabulary.Table, "Table", "Rows that a process works through."),
        "texts" => SchemaWriter.Write(TextsVocabulary.Texts, "Texts", "The texts of a process in another language."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"There are schemas of {string.Join(", ", Kinds)}."),
    };
}
