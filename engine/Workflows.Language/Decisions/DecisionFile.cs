using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
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

    /// <summary><c>requires:</c> the tables whose answers this one looks at, each under its own name.</summary>
    public ImmutableArray<DecisionFile> Required { get; init; } = [];

    /// <summary>True when it, and what it requires, was proven to answer for all values that the inputs may have.</summary>
    public required bool IsProven { get; init; }

    /// <summary>This file and those that it requires, each once.</summary>
    public ImmutableArray<SourceText> Files => [.. Required.SelectMany(r => r.Files).Prepend(Source).Distinct()];

    /// <summary>Decides.</summary>
    /// <param name="inputs">The inputs by name; one that is missing is null.</param>
    /// <param name="moment">What <c>now()</c> answers in it.</param>
    public FeelResult Evaluate(FeelContext inputs, FeelMoment moment)
    {
        var run = new Run(moment);
        return run.ResultOf(ValueOf(inputs, run));
    }

    /// <summary>Decides as <see cref="Evaluate"/> does, and tells which rules matched: those of required tables first.</summary>
    public DecisionExplanation Explain(FeelContext inputs, FeelMoment moment) =>
        DecisionExplanation.Of(moment, run => ValueOf(inputs, run));

    /// <summary>Every required table is asked once, however many ways lead to it.</summary>
    private FeelValue ValueOf(FeelContext inputs, Run run) => ValueOf(inputs, run, new(StringComparer.Ordinal));

    private FeelValue ValueOf(FeelContext inputs, Run run, Dictionary<string, FeelValue> decided)
    {
        var variables = new FeelContext(Inputs.Select(i => KeyValuePair.Create(i.Name, inputs.Find(i.Name) ?? FeelValue.Null)));
        foreach (var required in Required)
        {
            if (!decided.TryGetValue(required.Source.Path, out var answer))
            {
                decided.Add(required.Source.Path, answer = required.ValueOf(inputs, run, decided));
            }

            variables = variables.With(required.Id.Value, answer);
        }

        return Table.Evaluate(variables, run);
    }
}

/// <summary>A column of a decision table.</summary>
public sealed record DecisionColumn(string Name, FeelType Type);
