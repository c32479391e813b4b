using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <summary>What calculating with values of two types yields (DMN 1.5 §10.3.2.13, table 57).</summary>
internal static class ArithmeticTypes
{
    /// <summary>The type of the result; null when the operation has no meaning for the two.</summary>
    public static FeelType? Result(ArithmeticOperator operation, FeelType a, FeelType b)
    {
        if (operation == ArithmeticOperator.Power)
        {
            return TypeRules.MayMeet(a, FeelType.Number) && TypeRules.MayMeet(b, FeelType.Number) ? FeelType.Number : null;
        }

        if (IsOpen(a) || IsOpen(b))
        {
            return FeelType.Any;
        }

        if (a == FeelType.Number && b == FeelType.Number)
        {
            return FeelType.Number;
        }

        return operation switch
        {
            ArithmeticOperator.Add => Sum(a, b),
            ArithmeticOperator.Subtract => Difference(a, b),
            ArithmeticOperator.Multiply =>
                TypeRules.IsDuration(a) && b == FeelType.Number ? a : a == FeelType.Number && TypeRules.IsDuration(b) ? b : null,
            _ => TypeRules.IsDuration(a) ? (b == FeelType.Number ? a : a == b ? FeelType.Number : null) : null,
        };
    }

    public static string Refusal(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "cannot be added",
        ArithmeticOperator.Subtract => "cannot be subtracted",
        ArithmeticOperator.Multiply => "cannot be multiplied",
        ArithmeticOperator.Divide => "cannot be divided",
        _ => "have no power",
    };

    private static FeelType? Sum(FeelType a, FeelType b) =>
        (a == FeelType.Text || TypeRules.IsDuration(a)) && a == b ? a
        : TypeRules.IsDuration(a) ? Shifted(b, a)
        : Shifted(a, b);

    private static FeelType? Difference(FeelType a, FeelType b) =>
        TypeRules.IsDuration(a) && a == b ? a
        : (IsDay(a) && IsDay(b)) || (a == FeelType.Time && b == FeelType.Time) ? FeelType.DaysDuration
        : Shifted(a, b);

    private static FeelType? Shifted(FeelType time, FeelType duration) =>
        (IsDay(time) && TypeRules.IsDuration(duration)) || (time == FeelType.Time && duration == FeelType.DaysDuration) ? time : null;

    private static bool IsDay(FeelType type) => type == FeelType.Date || type == FeelType.DateTime;

    private static bool IsOpen(FeelType type) => type == FeelType.Any || type == FeelType.Null;
}
