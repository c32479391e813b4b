using System.Collections.Immutable;
using Workflows.Language.Feel;

namespace Workflows.Language.Decisions.Tables;

/// <summary>For one input, the rules whose test holds, by value: as one bit for each rule.</summary>
internal abstract class ColumnIndex
{
    /// <summary>An index over tests that name only numbers, or only texts without asking for their order; null for others.</summary>
    public static ColumnIndex? Of(ImmutableArray<TableRule> rules, int column)
    {
        var tests = rules.Select(r => r.Tests[column].Constant).ToList();
        if (tests.Contains(null))
        {
            return null;
        }

        var named = tests.SelectMany(t => t!.Values).Where(v => !v.IsNull).Distinct().ToList();
        if (named.Count > 0 && named.TrueForAll(v => v is FeelNumber))
        {
            return new Numbers([.. named.Select(v => ((FeelNumber)v).Value).Order()], v => Passing(rules, column, v));
        }

        return named.Count > 0 && named.TrueForAll(v => v is FeelText) && tests.TrueForAll(t => t!.AskForEqualityOnly)
            ? new Texts(named.Select(v => ((FeelText)v).Value), v => Passing(rules, column, v))
            : null;
    }

    /// <summary>The rules for a value; null when the index does not know values of its kind.</summary>
    public abstract ulong[]? RulesFor(FeelValue value);

    private static ulong[] Passing(ImmutableArray<TableRule> rules, int column, FeelValue value)
    {
        var bits = new ulong[(rules.Length + 63) / 64];
        for (var i = 0; i < rules.Length; i++)
        {
            bits[i / 64] |= rules[i].Tests[column].Constant!.Pass(value) ? 1UL << (i % 64) : 0;
        }

        return bits;
    }

    /// <summary>Between two neighbouring named numbers every test has one answer.</summary>
    private sealed class Numbers : ColumnIndex
    {
        private readonly Decimal34[] _ends;
        private readonly ulong[][] _at;
        private readonly ulong[]?[] _before;

        public Numbers(Decimal34[] ends, Func<FeelValue, ulong[]> passing)
        {
            _ends = ends;
            _at = [.. ends.Select(e => passing(FeelValue.Of(e)))];
            _before = [.. Enumerable.Range(0, ends.Length + 1)
                .Select(i => Between(i) is { } sample ? passing(FeelValue.Of(sample)) : null)];
        }

        public override ulong[]? RulesFor(FeelValue value)
        {
            if (value is not FeelNumber number)
            {
                return null;
            }

            var place = Array.BinarySearch(_ends, number.Value);
            return place >= 0 ? _at[place] : _before[~place];
        }

        /// <summary>A number before the end at a place and behind the one before it; null when there is none that can be written.</summary>
        private Decimal34? Between(int place)
        {
            var sample = (place > 0, place < _ends.Length) switch
            {
                (false, _) => Decimal34.Subtract(_ends[0], Decimal34.One),
                (_, false) => Decimal34.Add(_ends[^1], Decimal34.One),
                _ => Decimal34.Add(_ends[place - 1], _ends[place]) is { } sum ? Decimal34.Divide(sum, Decimal34.From(2)) : null,
            };
            return sample is { } found && !_ends.AsSpan().Contains(found) ? found : null;
        }
    }

    private sealed class Texts : ColumnIndex
    {
        private readonly Dictionary<string, ulong[]> _named;
        private readonly ulong[] _others;

        public Texts(IEnumerable<string> named, Func<FeelValue, ulong[]> passing)
        {
            _named = named.ToDictionary(n => n, n => passing(FeelValue.Of(n)), StringComparer.Ordinal);
            var other = "";
            while (_named.ContainsKey(other))
            {
                other += "-";
            }

            _others = passing(FeelValue.Of(other));
        }

        public override ulong[]? RulesFor(FeelValue value) => value is FeelText text ? _named.GetValueOrDefault(text.Value, _others) : null;
    }
}
