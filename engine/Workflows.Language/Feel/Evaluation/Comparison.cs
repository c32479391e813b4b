namespace Workflows.Language.Feel.Evaluation;

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class Comparison
{
    /// <summary>Whether a comparison holds; null between values that cannot be compared.</summary>
    public static bool? Holds(ComparisonOperator operation, FeelValue left, FeelValue right) => operation switch
    {
        ComparisonOperator.Equal => Equality.AreEqual(left, right),
        ComparisonOperator.NotEqual => !Equality.AreEqual(left, right),
        _ => Order.Compare(left, right) is { } order ? Holds(operation, order) : null,
    };

    private static bool Holds(ComparisonOperator operation, int order) => operation switch
    {
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
