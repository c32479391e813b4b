using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Logic;

/// <summary>An expression in its own box.</summary>
internal sealed class LiteralLogic(FeelExpression expression) : DecisionLogic(expression.Type, expression.Height)
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => expression.Evaluate(variables, run);
}

internal sealed class TableLogic(DecisionTable table) : DecisionLogic(table.Type, height: 10)
{
    public override DecisionTable Table => table;

    public override FeelValue Evaluate(FeelContext variables, Run run) => table.Evaluate(variables, run);
}

/// <summary>Stands for logic that is missing or cannot be used.</summary>
internal sealed class FailedLogic(SourceSpan span, string reason) : DecisionLogic(FeelType.Any, height: 1)
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => run.Null(span, reason);
}

/// <summary>Named entries, each of which may use those before it; with a last one without a name, that one's value (DMN 1.5
/// §10.2.1.4).</summary>
internal sealed class ContextLogic(
    FeelType type, ImmutableArray<(string Name, DeclaredType Type, DecisionLogic Value)> entries, DecisionLogic? result)
    : DecisionLogic(type, HeightOf([.. entries.Select(e => e.Value), .. result is null ? [] : new[] { result }]))
{
    public override FeelValue Evaluate(FeelContext variables, Run run)
    {
        var values = FeelContext.Empty;
        foreach (var (name, declared, logic) in entries)
        {
            var value = declared.Conform(logic.Evaluate(variables, run), run);
            variables = variables.With(name, value);
            values = values.With(name, value);
        }

        return result is null ? values : result.Evaluate(variables, run);
    }
}

internal sealed class ListLogic(ImmutableArray<DecisionLogic> items)
    : DecisionLogic(new FeelType.ListOf(TypeRules.Join(items.Select(i => i.Type))), HeightOf(items))
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => new FeelList([.. items.Select(i => i.Evaluate(variables, run))]);
}

/// <summary>Rows of named columns: a list of contexts (DMN 1.5 §10.2.1.6).</summary>
internal sealed class RelationLogic(ImmutableArray<string> columns, ImmutableArray<ImmutableArray<DecisionLogic>> rows)
    : DecisionLogic(FeelType.AnyList, HeightOf(rows.SelectMany(r => r)))
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => new FeelList(
        [.. rows.Select(row => new FeelContext(columns.Zip(row, (name, cell) =>
            KeyValuePair.Create(name, cell.Evaluate(variables, run)))))]);
}

/// <summary>A condition that is no condition at all yields null; one without an answer leads to <c>else</c> (DMN 1.5 §10.2.1.9).</summary>
internal sealed class ConditionalLogic(SourceSpan span, DecisionLogic condition, DecisionLogic then, DecisionLogic otherwise)
    : DecisionLogic(TypeRules.Join(then.Type, otherwise.Type), HeightOf([condition, then, otherwise]))
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => condition.Evaluate(variables, run) switch
    {
        FeelBoolean { Value: true } => then.Evaluate(variables, run),
        FeelBoolean or FeelNull => otherwise.Evaluate(variables, run),
        _ => run.Null(span, "The condition is neither true nor false."),
    };
}

/// <summary>Logic whose value is declared to be of a type.</summary>
internal sealed class ConformingLogic(DecisionLogic logic, DeclaredType declared) : DecisionLogic(declared.Type, logic.Height)
{
    public override DecisionTable? Table => logic.Table;

    public override FeelValue Evaluate(FeelContext variables, Run run) => declared.Conform(logic.Evaluate(variables, run), run);
}
