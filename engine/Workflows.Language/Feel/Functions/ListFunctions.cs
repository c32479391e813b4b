using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>DMN 1.5 §10.3.4.4 and <c>sort</c> of §10.3.4.8. Places are counted from 1, or from the end by negative numbers.</summary>
internal static class ListFunctions
{
    private const string NoSuchPlace = "The list has no such place.";

    public static ImmutableArray<Builtin> All { get; } =
    [
        new("list contains", Of(FeelType.Boolean, Contains, Required("list", FeelType.AnyList), Nullable("element", FeelType.Any))),
        new("count", Of(FeelType.Number, c => FeelValue.Of(c.Items(0).Length), Required("list", FeelType.AnyList))),
        new("sublist", Of(FeelType.AnyList, Sublist,
            Required("list", FeelType.AnyList), Required("start position", FeelType.Number), Optional("length", FeelType.Number))),
        new("append", Many(FeelType.AnyList, c => Joined(c, [c.Items(0), c.Items(1)]),
            Required("list", FeelType.AnyList), Nullable("item", FeelType.Any))),
        new("concatenate", Many(FeelType.AnyList, c => Joined(c, Lists(c)), Required("list", FeelType.AnyList))),
        new("union", Many(FeelType.AnyList, c => Distinct(c, Lists(c).SelectMany(l => l)), Required("list", FeelType.AnyList))),
        new("distinct values", Of(FeelType.AnyList, c => Distinct(c, c.Items(0)), Required("list", FeelType.AnyList))),
        new("insert before", Of(FeelType.AnyList, InsertBefore,
            Required("list", FeelType.AnyList), Required("position", FeelType.Number), Nullable("newItem", FeelType.Any))),
        new("remove", Of(FeelType.AnyList, Remove, Required("list", FeelType.AnyList), Required("position", FeelType.Number))),
        new("list replace",
            Of(FeelType.AnyList, Replace,
                Required("list", FeelType.AnyList), Required(
                    "position", FeelType.Number, FeelType.AnyFunction), Nullable("newItem", FeelType.Any)),
            Of(FeelType.AnyList, Replace,
                Required("list", FeelType.AnyList), Required("match", FeelType.AnyFunction), Nullable("newItem", FeelType.Any))),
        new("reverse", Of(FeelType.AnyList, c => new FeelList([.. c.Items(0).Reverse()]), Required("list", FeelType.AnyList))),
        new("index of",
            Of(new FeelType.ListOf(FeelType.Number), IndexOf, Required("list", FeelType.AnyList), Nullable("match", FeelType.Any))),
        new("flatten", Of(FeelType.AnyList, Flatten, Required("list", FeelType.AnyList))),
        new("sort", Of(FeelType.AnyList, Sorting.Sort, Required("list", FeelType.AnyList), Optional("precedes", FeelType.AnyFunction))),
    ];

    private static ImmutableArray<FeelValue>[] Lists(Call call) => [.. call.Items(0).Select(l => ((FeelList)l).Items)];

    private static FeelValue Contains(Call call)
    {
        var element = call[1];
        return call.Spend(call.Items(0).Length)
            ? FeelValue.Of(call.Items(0).Any(i => Equality.AreEqual(i, element) == true))
            : FeelValue.Null;
    }

    private static FeelValue Sublist(Call call)
    {
        var items = call.Items(0);
        if (PlaceOf(call, 1, items.Length) is not { } start)
        {
            return call.Null(NoSuchPlace);
        }

        if (!call.Has(2))
        {
            return Bounded(call, items[start..]);
        }

        return call.Whole(2) is { } length and >= 0 && length <= items.Length - start
            ? Bounded(call, items.Slice(start, length))
            : call.Null("The list is not that long.");
    }

    private static FeelValue InsertBefore(Call call)
    {
        var items = call.Items(0);
        return PlaceOf(call, 1, items.Length) is { } place ? Bounded(call, items.Insert(place, call[2])) : call.Null(NoSuchPlace);
    }

    private static FeelValue Remove(Call call)
    {
        var items = call.Items(0);
        return PlaceOf(call, 1, items.Length) is { } place ? Bounded(call, items.RemoveAt(place)) : call.Null(NoSuchPlace);
    }

    private static FeelValue Replace(Call call)
    {
        var items = call.Items(0);
        if (call[1] is not FeelFunction match)
        {
            return PlaceOf(call, 1, items.Length) is { } place ? Bounded(call, items.SetItem(place, call[2])) : call.Null(NoSuchPlace);
        }

        var replaced = items.ToBuilder();
        for (var i = 0; i < replaced.Count; i++)
        {
            switch (Calling.Call(match, [replaced[i], call[2]], call.Run, call.Span))
            {
                case FeelBoolean { Value: true }:
                    replaced[i] = call[2];
                    break;
                case not FeelBoolean:
                    return call.Null("The function must answer true or false for every item.");
            }
        }

        return Bounded(call, replaced.ToImmutable());
    }

    private static FeelValue IndexOf(Call call)
    {
        var match = call[1];
        return call.Spend(call.Items(0).Length)
            ? new FeelList([.. call.Items(0).Select((item, i) => (item, i)).Where(p => Equality.AreEqual(p.item, match) == true)
                .Select(p => FeelValue.Of(p.i + 1))])
            : FeelValue.Null;
    }

    private static FeelValue Flatten(Call call)
    {
        var flat = ImmutableArray.CreateBuilder<FeelValue>();
        AddFlat(flat, call.Items(0));
        return Bounded(call, flat.DrainToImmutable());
    }

    private static void AddFlat(ImmutableArray<FeelValue>.Builder flat, ImmutableArray<FeelValue> items)
    {
        foreach (var item in items)
        {
            if (item is FeelList list)
            {
                AddFlat(flat, list.Items);
            }
            else
            {
                flat.Add(item);
            }
        }
    }

    private static FeelValue Distinct(Call call, IEnumerable<FeelValue> items)
    {
        // Plain values are equal exactly when they are the same record; the others have to be compared one by one.
        var plain = new HashSet<FeelValue>();
        var others = new List<FeelValue>();
        var kept = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in items)
        {
            if (!call.Spend(others.Count + 1))
            {
                return FeelValue.Null;
            }

            if (item is FeelNumber or FeelText or FeelBoolean or FeelDate or FeelNull
                ? plain.Add(item)
                : others.TrueForAll(o => Equality.AreEqual(o, item) != true))
            {
                kept.Add(item);
                if (item is not (FeelNumber or FeelText or FeelBoolean or FeelDate or FeelNull))
                {
                    others.Add(item);
                }
            }
        }

        return new FeelList(kept.DrainToImmutable());
    }

    private static FeelValue Joined(Call call, ImmutableArray<FeelValue>[] lists) =>
        call.Spend(lists.Sum(l => l.Length)) ? new FeelList([.. lists.SelectMany(l => l)]) : FeelValue.Null;

    private static FeelValue Bounded(Call call, ImmutableArray<FeelValue> items) =>
        call.Spend(items.Length) ? new FeelList(items) : FeelValue.Null;

    /// <summary>The index from 0 of a place of the list; null when there is no such place.</summary>
    private static int? PlaceOf(Call call, int argument, int length) => call.Whole(argument) switch
    {
        > 0 and var n when n <= length => n - 1,
        < 0 and var n when n >= -length => length + n,
        _ => null,
    };
}
