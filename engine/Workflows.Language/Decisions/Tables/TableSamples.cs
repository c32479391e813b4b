using System.Collections.Immutable;
using Workflows.Language.Feel;

namespace Workflows.Language.Decisions.Tables;

/// <summary>For one input, a value out of every stretch of values that no cell of the table tells apart.</summary>
internal static class TableSamples
{
    /// <summary>The samples; null when a cell depends on more than the input's value, or the input's type is not known.</summary>
    public static ImmutableArray<FeelValue>? Of(DecisionTable table, int input, InputKind kind)
    {
        var cells = table.Rules.Select(r => r.Tests[input]).Append(table.Head.Inputs[input].Allowed).OfType<CellTest>().ToList();
        if (cells.Exists(c => c.Constant is null))
        {
            return null;
        }

        var named = cells.SelectMany(c => c.Constant!.Values).Where(v => !v.IsNull).Distinct().ToList();
        var samples = kind switch
        {
            InputKind.YesNo => [FeelValue.True, FeelValue.False],
            InputKind.Text => [.. named, new FeelText(Other(named))],
            InputKind.Number => Numbers([.. named.OfType<FeelNumber>().Select(n => n.Value).Order()], whole: false),
            InputKind.WholeNumber => Numbers([.. named.OfType<FeelNumber>().Select(n => n.Value).Order()], whole: true),
            InputKind.Date => Days([.. named.OfType<FeelDate>().Select(d => d.Value.DayNumber).Order()]),
            _ => default(ImmutableArray<FeelValue>?),
        };
        var allowed = table.Head.Inputs[input].Allowed;
        return samples is { } all && allowed is not null ? [.. all.Where(allowed.Constant!.Pass)] : samples;
    }

    private static string Other(List<FeelValue> named)
    {
        var other = "something else";
        while (named.Contains(new FeelText(other)))
        {
            other += " still";
        }

        return other;
    }

    private static ImmutableArray<FeelValue> Numbers(ImmutableArray<Decimal34> ends, bool whole)
    {
        var samples = ImmutableArray.CreateBuilder<Decimal34>();
        samples.Add(ends.IsEmpty ? Decimal34.Zero : Decimal34.Subtract(ends[0], Decimal34.One) ?? ends[0]);
        for (var i = 0; i < ends.Length; i++)
        {
            samples.Add(ends[i]);
            samples.Add(i + 1 < ends.Length ? Between(ends[i], ends[i + 1], whole) : Decimal34.Add(ends[i], Decimal34.One) ?? ends[i]);
        }

        return [.. samples.Where(n => !whole || n.IsInteger).Distinct().Select(FeelValue.Of)];
    }

    private static Decimal34 Between(Decimal34 low, Decimal34 high, bool whole)
    {
        var middle = Decimal34.Divide(Decimal34.Add(low, high) ?? low, Decimal34.From(2)) ?? low;
        return whole && !middle.IsInteger ? middle.Floor() : middle;
    }

    private static ImmutableArray<FeelValue> Days(ImmutableArray<long> ends)
    {
        var days = ends.IsEmpty ? [0L] : ends.SelectMany(d => new[] { d - 1, d, d + 1 }).Distinct();
        return [.. days.Select(CivilDate.FromDayNumber).OfType<CivilDate>().Select(d => new FeelDate(d))];
    }
}

/// <summary>What an input's values are, for finding samples of them.</summary>
internal enum InputKind
{
    Other,
    YesNo,
    Text,
    Number,
    WholeNumber,
    Date,
}
