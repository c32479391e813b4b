using System.Collections.Immutable;
using Workflows.Language.Calendars;
using Workflows.Language.Checking.Asking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Language.Translations;

namespace Workflows.Language.Checking;

/// <summary>A process with everything that it refers to, checked. What the engine builds its graph from.</summary>
public sealed record CheckedProcess
{
    public required ProcessDefinition Process { get; init; }

    public required WorkCalendar Calendar { get; init; }

    /// <summary>Null when the process names no organisation: then roles are taken as they are written.</summary>
    public Organisation? Organisation { get; init; }

    public ClauseFile? Clauses { get; init; }

    /// <summary>The tables by the data field that holds them: a list of contexts, one a row.</summary>
    public required ImmutableDictionary<string, FeelList> Tables { get; init; }

    /// <summary>What the template files of documents say, by the id of the step.</summary>
    public ImmutableDictionary<string, TextTemplate> Templates { get; init; } = ImmutableDictionary<string, TextTemplate>.Empty;

    /// <summary>The process in each of its other languages, by BCP 47 tag: the same steps under the same ids, with other texts.</summary>
    public ImmutableSortedDictionary<string, ProcessDefinition> Translations { get; init; } =
        ImmutableSortedDictionary<string, ProcessDefinition>.Empty;

    /// <summary>The language of the process's own texts.</summary>
    public string Language => Process.Language?.Value ?? Languages.Default;

    /// <summary>The process in the language that a reader understands best; in its own where none is.</summary>
    /// <param name="wanted">BCP 47 tags, the best liked first.</param>
    public ProcessDefinition In(params IEnumerable<string> wanted) =>
        Languages.Best(wanted, [Language, .. Translations.Keys]) is { } best ? Translations.GetValueOrDefault(best, Process) : Process;

    /// <summary>Every expression of the definition, compiled. Complete when there are no errors.</summary>
    public required ImmutableDictionary<Expression, FeelExpression> Expressions { get; init; }

    /// <summary>What the steps ask that decide by a table or a model. Complete when there are no errors.</summary>
    public ImmutableDictionary<DecisionReference, AskedDecision> Decisions { get; init; } =
        ImmutableDictionary<DecisionReference, AskedDecision>.Empty;

    /// <summary>How sensitive the items are of steps that run for each of a list, by the step's id: whether others than those who may see
    /// the case may be told them apart by name.</summary>
    public ImmutableDictionary<string, Sensitivity> ItemSensitivities { get; init; } = ImmutableDictionary<string, Sensitivity>.Empty;

    /// <summary>The files that this process was read from; their content decides <see cref="ContentHash"/>.</summary>
    public required ImmutableArray<SourceText> Files { get; init; }

    /// <summary>SHA-256 over names and contents of <see cref="Files"/> without the organisation, which changes on its own; lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>All findings in all files, sorted.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
