using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Syntax;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>How points and ranges lie to each other (DMN 1.5 §10.3.4.9), and <c>range</c> of §10.3.4.1.</summary>
internal static class RangeFunctions
{
    public static ImmutableArray<Builtin> All { get; } =
    [
        new("range", Of(new FeelType.RangeOf(FeelType.Any), ToRange, Required("from", FeelType.Text))),
        Relation("before", Before),
        Relation("after", (a, b) => Before(b, a)),
        Relation("meets", Meets),
        Relation("met by", (a, b) => Meets(b, a)),
        Relation("overlaps", Overlaps),
        Relation("overlaps before", OverlapsBefore),
        Relation("overlaps after", (a, b) => OverlapsBefore(b, a)),
        Relation("finishes", Finishes),
        Relation("finished by", (a, b) => Finishes(b, a)),
        Relation("includes", Includes),
        Relation("during", (a, b) => Includes(b, a)),
        Relation("starts", Starts),
        Relation("started by", (a, b) => Starts(b, a)),
        Relation("coincides", Coincides),
    ];

    private static Builtin Relation(string name, Func<Stretch, Stretch, bool?> holds)
    {
        BuiltinBody body = c => (Stretch.Of(c[0]), Stretch.Of(c[1])) is ({ } a, { } b) && holds(a, b) is { } answer
            ? FeelValue.Of(answer)
            : c.Null("These cannot be compared as points or ranges.");
        Signature Naming(string first, string second) =>
            Of(FeelType.Boolean, body, Required(first, FeelType.Any), Required(second, FeelType.Any));
        return new(name, Naming("range1", "range2"), Naming("point1", "point2"), Naming("point", "range"), Naming("range", "point"));
    }

    private static FeelValue ToRange(Call call) =>
        call.Or(RangeText.Read(call.Text(0)),
            "The text is not a range of fixed values, such as [1..10] or [@\"2020-01-01\"..@\"2020-12-31\").");

    private static bool? Before(Stretch a, Stretch b) =>
        a.End.CompareTo(b.Start) is { } order ? order < 0 || (order == 0 && !(a.End.Included && b.Start.Included)) : null;

    private static bool? Meets(Stretch a, Stretch b) =>
        a.IsPoint || b.IsPoint ? null : a.End.CompareTo(b.Start) is { } order ? order == 0 && a.End.Included && b.Start.Included : null;

    private static bool? Overlaps(Stretch a, Stretch b) => a.IsPoint || b.IsPoint ? null : !Before(a, b) & !Before(b, a);

    private static bool? OverlapsBefore(Stretch a, Stretch b) =>
        a.IsPoint || b.IsPoint ? null : StartsEarlier(a, b) & !Before(a, b) & !EndsLater(a, b);

    private static bool? Finishes(Stretch a, Stretch b)
    {
        if (b.IsPoint || a.End.CompareTo(b.End) is not { } order)
        {
            return null;
        }

        return order == 0 && (
            a.IsPoint ? b.End.Included : a.End.Included == b.End.Included) ? a.IsPoint ? true : !StartsEarlier(a, b) : false;
    }

    private static bool? Includes(Stretch a, Stretch b) => a.IsPoint ? null : !StartsEarlier(b, a) & !EndsLater(b, a);

    private static bool? Starts(Stretch a, Stretch b)
    {
        if (b.IsPoint || a.Start.CompareTo(b.Start) is not { } order)
        {
            return null;
        }

        return order == 0 && (
            a.IsPoint ? b.Start.Included : a.Start.Included == b.Start.Included) ? a.IsPoint ? true : !EndsLater(a, b) : false;
    }

    private static bool? Coincides(Stretch a, Stretch b) =>
        a.IsPoint != b.IsPoint ? null
        : a.Start.CompareTo(b.Start) is { } start && a.End.CompareTo(b.End) is { } end
            ? start == 0 && end == 0 && a.Start.Included == b.Start.Included && a.End.Included == b.End.Included
            : null;

    private static bool? StartsEarlier(Stretch a, Stretch b) =>
        a.Start.CompareTo(b.Start) is { } order ? order < 0 || (order == 0 && a.Start.Included && !b.Start.Included) : null;

    private static bool? EndsLater(Stretch a, Stretch b) =>
        a.End.CompareTo(b.End) is { } order ? order > 0 || (order == 0 && a.End.Included && !b.End.Included) : null;

    /// <summary>A range, or a point as the range from itself to itself.</summary>
    private sealed record Stretch(Edge Start, Edge End, bool IsPoint)
    {
        public static Stretch? Of(FeelValue value) => value switch
        {
            FeelRange range => new(new(range.Start, range.StartIncluded, -1), new(range.End, range.EndIncluded, 1), false),
            _ when Order.Compare(value, value) is not null => new(new(value, true, 0), new(value, true, 0), true),
            _ => null,
        };
    }

    /// <summary>An end of a stretch; without a value it lies before (−1) or behind (1) everything.</summary>
    private readonly record struct Edge(FeelValue Value, bool Included, int Side)
    {
        public int? CompareTo(Edge other) => (Value.IsNull, other.Value.IsNull) switch
        {
            (false, false) => Order.Compare(Value, other.Value),
            (true, true) => Side.CompareTo(other.Side),
            (true, false) => Side,
            _ => -other.Side,
        };
    }
}
