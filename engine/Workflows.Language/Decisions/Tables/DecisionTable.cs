using System.Collections.Immutable;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Tables;

/// <summary>A decision table, checked and compiled (DMN 1.5 §8); stateless and safe to share between threads.</summary>
public sealed class DecisionTable
{
    private readonly RuleIndex _index;

    internal DecisionTable(TableHead head, ImmutableArray<TableRule> rules)
    {
        Head = head;
        Rules = rules;
        _index = RuleIndex.Of(rules, head.Inputs.Length);
    }

    internal TableHead Head { get; }

    internal ImmutableArray<TableRule> Rules { get; }

    public HitPolicy HitPolicy => Head.HitPolicy;

    public Aggregation Aggregation => Head.Aggregation;

    /// <summary>What it yields, as far as is known.</summary>
    public FeelType Type => Head.ResultType;

    /// <summary>Decides: null, with the reason, where no rule matches and there is no default, or where more match than may.</summary>
    public FeelResult Evaluate(FeelContext variables, FeelMoment moment)
    {
        var run = new Run(moment);
        return run.ResultOf(Evaluate(variables, run));
    }

    /// <summary>Decides as <see cref="Evaluate(FeelContext, FeelMoment)"/> does, and tells which rules matched.</summary>
    public DecisionExplanation Explain(FeelContext variables, FeelMoment moment) =>
        DecisionExplanation.Of(moment, run => Evaluate(variables, run));

    internal FeelValue Evaluate(FeelContext variables, Run run)
    {
        if (InputsOf(variables, run) is not { } inputs || !run.Spend(Rules.Length, Head.Span))
        {
            return FeelValue.Null;
        }

        var matching = new List<TableRule>();
        foreach (var rule in _index.Matching(inputs, run))
        {
            matching.Add(Rules[rule]);
            run.Matched?.Add(rule + 1, Rules[rule], Head.Annotations);
            if (HitPolicy == HitPolicy.First)
            {
                break;
            }
        }

        return matching.Count == 0 ? Default(variables, run) : new TableAnswer(Head, variables, run).Of(matching);
    }

    private TestedValue[]? InputsOf(FeelContext variables, Run run)
    {
        var inputs = new TestedValue[Head.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = Head.Inputs[i];
            var value = input.Expression.Evaluate(variables, run);
            inputs[i] = new(value, variables);
            if (!value.IsNull && input.Allowed is { } allowed && !allowed.Holds(inputs[i], run))
            {
                run.Null(input.Expression.Span, "The value is none of those that the table's input may have.");
                return null;
            }
        }

        return inputs;
    }

    private FeelValue Default(FeelContext variables, Run run)
    {
        if (Head.Outputs.All(o => o.Default is null))
        {
            return Head.AnswerOfNone ?? run.Null(Head.Span, "No rule of the table matches.");
        }

        return Head.Answer([.. Head.Outputs.Select(o => o.Default?.Evaluate(variables, run) ?? FeelValue.Null)]);
    }
}

/// <summary>All of a table but its rules.</summary>
internal sealed record TableHead(
    SourceSpan Span,
    HitPolicy HitPolicy,
    Aggregation Aggregation,
    ImmutableArray<TableInput> Inputs,
    ImmutableArray<TableOutput> Outputs,
    ImmutableArray<string> Annotations)
{
    public FeelType ResultType => (HitPolicy, Aggregation) switch
    {
        (HitPolicy.RuleOrder or HitPolicy.OutputOrder, _) or (HitPolicy.Collect, Aggregation.List) => new FeelType.ListOf(RuleType),
        (HitPolicy.Collect, Aggregation.Count) => FeelType.Number,
        _ => RuleType,
    };

    /// <summary>What it answers when no rule matches: what is collected is nothing then. Null: there is no answer.</summary>
    public FeelValue? AnswerOfNone => ResultType is FeelType.ListOf ? FeelValue.List([])
        : HitPolicy == HitPolicy.Collect && Aggregation == Aggregation.Count ? FeelValue.Of(0)
        : null;

    /// <summary>What one rule yields: its output, or a context of its outputs.</summary>
    private FeelType RuleType => Outputs.Length == 1
        ? Outputs[0].Type
        : new FeelType.ContextOf(Outputs.ToImmutableDictionary(o => o.Name, o => o.Type, StringComparer.Ordinal));

    public FeelValue Answer(ImmutableArray<FeelValue> outputs) => Outputs.Length == 1
        ? outputs[0]
        : new FeelContext(Outputs.Zip(outputs, (o, value) => KeyValuePair.Create(o.Name, value)));
}

/// <summary>A column that is looked at.</summary>
/// <remarks><c>Allowed</c>: tests of which the value must pass one, or null.</remarks>
internal sealed record TableInput(string Label, FeelExpression Expression, CellTest? Allowed, ColumnWords? Words);

/// <summary>A column that is answered.</summary>
/// <remarks><c>Ranking</c>: its allowed values from the first to the last, where they are listed one by one.</remarks>
internal sealed record TableOutput(
    string Name, FeelType Type, ImmutableArray<FeelValue> Ranking, FeelExpression? Default, ColumnWords? Words);

/// <remarks><c>Written</c>: the cells of inputs, then outputs, as the author wrote them; empty where those are FEEL.</remarks>
internal sealed record TableRule(
    SourceSpan Span, ImmutableArray<CellTest> Tests, ImmutableArray<FeelExpression> Results, ImmutableArray<string> Annotations,
    ImmutableArray<string> Written);
