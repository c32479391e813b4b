using System.Collections.Immutable;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>DMN 1.5 §10.3.4.5.</summary>
internal static class NumberFunctions
{
    private const int MinScale = -6111;
    private const int MaxScale = 6176;

    public static ImmutableArray<Builtin> All { get; } =
    [
        Rounding("decimal", DecimalRounding.HalfEven),
        Rounding("round up", DecimalRounding.Up),
        Rounding("round down", DecimalRounding.Down),
        Rounding("round half up", DecimalRounding.HalfUp),
        Rounding("round half down", DecimalRounding.HalfDown),
        RoundingToWhole("floor", DecimalRounding.Floor),
        RoundingToWhole("ceiling", DecimalRounding.Ceiling),
        new("abs", Of(FeelType.Any, Abs, Required("n", FeelType.Number, FeelType.DaysDuration, FeelType.MonthsDuration))),
        new("modulo", Of(FeelType.Number, c => c.Or(Decimal34.Modulo(c.Number(0), c.Number(1)), "Nothing can be divided by zero."),
            Required("dividend", FeelType.Number), Required("divisor", FeelType.Number))),
        new("sqrt", Of(FeelType.Number, c => c.Or(DecimalPowers.Sqrt(c.Number(0)), "There is no square root of a number below zero."),
            Required("number", FeelType.Number))),
        new("log", Of(FeelType.Number, c => c.Or(DecimalPowers.Log(c.Number(0)), "Only numbers above zero have a logarithm."),
            Required("number", FeelType.Number))),
        new("exp", Of(FeelType.Number, c => c.Or(DecimalPowers.Exp(c.Number(0)), "The result is out of range."),
            Required("number", FeelType.Number))),
        new("odd",
            Of(FeelType.Boolean, c => IsMultipleOfTwo(c) is { } even ? FeelValue.Of(!even) : c.Null("Only whole numbers are odd or even."),
            Required("number", FeelType.Number))),
        new("even",
            Of(FeelType.Boolean, c => IsMultipleOfTwo(c) is { } even ? FeelValue.Of(even) : c.Null("Only whole numbers are odd or even."),
            Required("number", FeelType.Number))),
    ];

    private static Builtin Rounding(string name, DecimalRounding rounding) =>
        new(name, Of(FeelType.Number, c => Round(c, rounding), Required("n", FeelType.Number), Required("scale", FeelType.Number)));

    private static Builtin RoundingToWhole(string name, DecimalRounding rounding) =>
        new(name, Of(FeelType.Number, c => Round(c, rounding), Required("n", FeelType.Number), Optional("scale", FeelType.Number)));

    private static FeelValue Round(Call call, DecimalRounding rounding)
    {
        var scale = call.Has(1) ? call.Whole(1) : 0;
        return scale is >= MinScale and <= MaxScale
            ? call.Or(call.Number(0).Round(scale.Value, rounding), "The result is out of range.")
            : call.Null($"The scale must lie between {MinScale} and {MaxScale}.");
    }

    private static FeelValue Abs(Call call) => call[0] switch
    {
        FeelNumber number => new FeelNumber(number.Value.Abs()),
        FeelDaysDuration { Nanoseconds: var length } => new FeelDaysDuration(Int128.Abs(length)),
        var months => new FeelMonthsDuration(Math.Abs(((FeelMonthsDuration)months).Months)),
    };

    private static bool? IsMultipleOfTwo(Call call) =>
        call.Number(0).IsInteger ? Decimal34.Modulo(call.Number(0), Decimal34.From(2))!.Value.IsZero : null;
}
