using System.Collections.Immutable;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary><c>decide:</c> asks a decision table or a decision model and goes on (BPMN 2.0 §10.3.3.5 business rule task).</summary>
public sealed record DecideStep : Step
{
    public required DecisionReference Decision { get; init; }

    /// <summary><c>with:</c> what the decision is given; inputs that are not among them are taken from the names at the step.</summary>
    public ImmutableArray<GivenValue> With { get; init; } = [];

    /// <summary>How much harm a leak of the answer does; null: as much as that of the most sensitive thing that the decision is given.</summary>
    public Sensitivity? Sensitivity { get; init; }
}

/// <summary>Which decision is asked: <c>few-incidents</c> for the table in <c>few-incidents.decision.yaml</c>, or
/// <c>routing.dmn#Decide unit</c> for one of a model.</summary>
/// <param name="Span">As written.</param>
/// <param name="File">The file, or the name of a table.</param>
/// <param name="Name">The decision or decision service in a model; null for a table, and for a model that has only one decision.</param>
public sealed record DecisionReference(SourceSpan Span, Word File, Word? Name)
{
    /// <summary>How the name of a file with one decision table ends.</summary>
    public const string TableEnding = ".decision.yaml";

    /// <summary>How the name of a file with a decision model ends.</summary>
    public const string ModelEnding = ".dmn";

    public bool IsModel => File.Value.EndsWith(ModelEnding, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A value that is handed over under a name: plain, or worked out when it starts with <c>=</c>.</summary>
/// <param name="Name">The name of what it is given to.</param>
/// <param name="Written">The text as it stands there.</param>
/// <param name="Expression">The expression behind the <c>=</c>; null for a plain value.</param>
public sealed record GivenValue(Word Name, YamlScalar Written, Expression? Expression);
