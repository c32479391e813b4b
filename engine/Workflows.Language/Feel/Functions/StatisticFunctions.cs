using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>The functions of DMN 1.5 §10.3.4.4 that make one value of a list, given as one list or as many values.</summary>
internal static class StatisticFunctions
{
    private const string NoNumbers = "The list must hold numbers, at least one, and nothing else.";

    public static ImmutableArray<Builtin> All { get; } =
    [
        Over("min", FeelType.Any, c => Extreme(c, sign: 1)),
        Over("max", FeelType.Any, c => Extreme(c, sign: -1)),
        Over("sum", FeelType.Number, Sum),
        Over("mean", FeelType.Number, c => Numbers(c) is { Length: > 0 } numbers ? c.Or(Mean(numbers), NoNumbers) : c.Null(NoNumbers)),
        Over("median", FeelType.Number, Median),
        Over("stddev", FeelType.Number, Deviation),
        Over("mode", new FeelType.ListOf(FeelType.Number), Mode),
        Over(
            "product", FeelType.Number, c => Numbers(c) is { Length: > 0 } numbers ? c.Or(Product(numbers), NoNumbers) : c.Null(NoNumbers)),
    ];

    private static Builtin Over(string name, FeelType result, BuiltinBody body) => new(
        name,
        Of(result, Counted(body), Required("list", FeelType.AnyList)),
        Many(result, Counted(body), Nullable("n", FeelType.Any)));

    private static BuiltinBody Counted(BuiltinBody body) => c => c.Spend(c.Items(0).Length) ? body(c) : FeelValue.Null;

    private static FeelValue Extreme(Call call, int sign)
    {
        FeelValue? best = null;
        foreach (var item in call.Items(0))
        {
            if (Order.Compare(item, best ?? item) is not { } order)
            {
                return call.Null("The items have no common order.");
            }

            best = best is null || order * sign < 0 ? item : best;
        }

        return call.Or(best, "The list is empty.");
    }

    /// <summary>Durations are summed too: they have a sum as numbers have.</summary>
    private static FeelValue Sum(Call call)
    {
        FeelValue? sum = null;
        foreach (var item in call.Items(0))
        {
            sum = item is not (
                FeelNumber or FeelDaysDuration or FeelMonthsDuration) ? null : sum is null ? item : Arithmetic.Add(sum, item);
            if (sum is null)
            {
                return call.Null(NoNumbers);
            }
        }

        return call.Or(sum, NoNumbers);
    }

    private static FeelValue Median(Call call)
    {
        if (Numbers(call) is not { Length: > 0 } numbers)
        {
            return call.Null(NoNumbers);
        }

        numbers = numbers.Sort();
        var middle = numbers.Length / 2;
        return numbers.Length % 2 == 1
            ? new FeelNumber(numbers[middle])
            : call.Or(Mean([numbers[middle - 1], numbers[middle]]), NoNumbers);
    }

    private static FeelValue Deviation(Call call)
    {
        if (Numbers(call) is not { Length: > 1 } numbers || Mean(numbers) is not { } mean)
        {
            return call.Null("A deviation needs at least two numbers.");
        }

        Decimal34? squares = Decimal34.Zero;
        foreach (var number in numbers)
        {
            squares = Decimal34.Subtract(number, mean) is { } distance && Decimal34.Multiply(distance, distance) is { } square
                && squares is { } sofar
                ? Decimal34.Add(sofar, square)
                : null;
        }

        return call.Or(
            squares is { } total && Decimal34.Divide(total, Decimal34.From(numbers.Length - 1)) is { } variance
                ? DecimalPowers.Sqrt(variance)
                : null,
            "The result is out of range.");
    }

    private static FeelValue Mode(Call call)
    {
        if (Numbers(call) is not { } numbers)
        {
            return call.Null(NoNumbers);
        }

        var counts = numbers.GroupBy(n => n).Select(g => (Number: g.Key, Count: g.Count())).ToList();
        var most = counts.Select(c => c.Count).DefaultIfEmpty().Max();
        return new FeelList([.. counts.Where(c => c.Count == most).Select(c => c.Number).Order().Select(FeelValue.Of)]);
    }

    private static Decimal34? Mean(ImmutableArray<Decimal34> numbers)
    {
        Decimal34? sum = Decimal34.Zero;
        foreach (var number in numbers)
        {
            sum = sum is { } sofar ? Decimal34.Add(sofar, number) : null;
        }

        return sum is { } total ? Decimal34.Divide(total, Decimal34.From(numbers.Length)) : null;
    }

    private static Decimal34? Product(ImmutableArray<Decimal34> numbers)
    {
        Decimal34? product = Decimal34.One;
        foreach (var number in numbers)
        {
            product = product is { } sofar ? Decimal34.Multiply(sofar, number) : null;
        }

        return product;
    }

    /// <summary>The items as numbers; null when one is none.</summary>
    private static ImmutableArray<Decimal34>? Numbers(Call call) =>
        call.Items(0).All(i => i is FeelNumber) ? [.. call.Items(0).Select(i => ((FeelNumber)i).Value)] : null;
}
