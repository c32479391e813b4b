using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Decisions.Tables;

/// <summary>The condition in one cell of a table.</summary>
internal sealed class CellTest(FeelExpression expression)
{
    public FeelExpression Expression { get; } = expression;

    /// <summary>The tests when they need nothing but the tested value; null for others.</summary>
    public ConstantTests? Constant { get; } = expression.ConstantTests;

    /// <summary>Whether the value passes. What can be neither told true nor false does not.</summary>
    public bool Holds(TestedValue value, Run run) =>
        Constant?.Pass(value.Value) ?? Expression.Evaluate(value.Variables, run) is FeelBoolean { Value: true };
}

/// <summary>A value that the cells of a column test, with the variables that they may use besides.</summary>
internal sealed class TestedValue(FeelValue value, FeelContext around)
{
    private FeelContext? _variables;

    public FeelValue Value { get; } = value;

    /// <summary>The variables, the value itself among them as <c>?</c>.</summary>
    public FeelContext Variables => _variables ??= around.With("?", Value);
}
