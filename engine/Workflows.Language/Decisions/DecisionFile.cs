using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>A decision table as process owners write it (<c>*.decision.yaml</c>), checked and compiled.</summary>
public sealed record DecisionFile
{
    public required SourceText Source { get; init; }

    /// <summary><c>decision:</c> the name by which processes refer to it.</summary>
    public required Word Id { get; init; }

    public required Word Title { get; init; }

    /// <summary>What it is given, in the order of the columns. An input that is worked out of others is not among them.</summary>
    public required ImmutableArray<DecisionColumn> Inputs { get; init; }

    public required ImmutableArray<DecisionColumn> Outputs { get; init; }

    public required DecisionTable Table { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="inputs">The inputs by name; one that is missing is null.</param>
    /// <param name="moment">What <c>now()</c> answers in it.</param>
    public FeelResult Evaluate(FeelContext inputs, FeelMoment moment) => Table.Evaluate(Completed(inputs), moment);

    /// <summary>Decides as <see cref="Evaluate"/> does, and tells which rules matched.</summary>
    public DecisionExplanation Explain(FeelContext inputs, FeelMoment moment) => Table.Explain(Completed(inputs), moment);

    private FeelContext Completed(FeelContext inputs) =>
        new(Inputs.Select(i => KeyValuePair.Create(i.Name, inputs.Find(i.Name) ?? FeelValue.Null)));
}

/// <summary>A column of a decision table.</summary>
public sealed record DecisionColumn(string Name, FeelType Type);
