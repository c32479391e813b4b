using System.Collections.Immutable;
using System.Numerics;
using Workflows.Language.Feel;

namespace Workflows.Language.Decisions.Tables;

/// <summary>Goes through every combination of samples of the inputs that makes a difference, and finds those that no rule or that
/// several rules match. Combinations for which the same rules are left are looked at once.</summary>
internal sealed class TableProof
{
    private const int MaxFound = 5;
    private const int MaxLooks = 200_000;

    private readonly DecisionTable _table;
    private readonly ImmutableArray<ImmutableArray<(FeelValue Sample, BigInteger Rules)>> _columns;
    private readonly HashSet<(int Column, BigInteger Rules)> _seen = [];
    private readonly HashSet<(int First, int Second)> _pairs = [];
    private readonly List<TableGap> _gaps = [];
    private readonly List<TableOverlap> _overlaps = [];
    private readonly FeelValue[] _path;
    private BigInteger _reached;
    private BigInteger _reachedFirst;
    private int _looks;

    private TableProof(DecisionTable table, ImmutableArray<ImmutableArray<FeelValue>> samples)
    {
        _table = table;
        _path = new FeelValue[samples.Length];
        _columns = [.. samples.Select((column, i) => column.Select(s => (s, Passing(i, s))).ToImmutableArray())];
    }

    public ImmutableArray<TableGap> Gaps => [.. _gaps];

    public ImmutableArray<TableOverlap> Overlaps => [.. _overlaps];

    /// <summary>False when there were too many combinations to look at all.</summary>
    public bool IsComplete => _looks <= MaxLooks;

    /// <summary>The rules that match nothing at all.</summary>
    public IEnumerable<int> Dead => Missing(_reached);

    /// <summary>The rules before which another one matches wherever they do.</summary>
    public IEnumerable<int> Masked => Missing(_reachedFirst).Except(Dead);

    public static TableProof Of(DecisionTable table, ImmutableArray<ImmutableArray<FeelValue>> samples)
    {
        var proof = new TableProof(table, samples);
        proof.Look(0, (BigInteger.One << table.Rules.Length) - 1);
        return proof;
    }

    private BigInteger Passing(int column, FeelValue sample)
    {
        var rules = BigInteger.Zero;
        for (var i = 0; i < _table.Rules.Length; i++)
        {
            rules |= _table.Rules[i].Tests[column].Constant!.Pass(sample) ? BigInteger.One << i : BigInteger.Zero;
        }

        return rules;
    }

    private void Look(int column, BigInteger rules)
    {
        if (++_looks > MaxLooks || !_seen.Add((column, rules)))
        {
            return;
        }

        if (rules.IsZero || column == _columns.Length)
        {
            Conclude(column, rules);
            return;
        }

        foreach (var (sample, passing) in _columns[column])
        {
            _path[column] = sample;
            Look(column + 1, rules & passing);
        }
    }

    private void Conclude(int column, BigInteger rules)
    {
        if (rules.IsZero)
        {
            if (_gaps.Count < MaxFound)
            {
                _gaps.Add(new([.. _path[..column]]));
            }

            return;
        }

        var matching = Enumerable.Range(0, _table.Rules.Length).Where(i => !((rules >> i) & 1).IsZero).ToList();
        _reached |= rules;
        _reachedFirst |= BigInteger.One << matching[0];
        foreach (var (first, second) in matching.Zip(matching.Skip(1)))
        {
            if (_overlaps.Count < MaxFound && _pairs.Add((first, second)))
            {
                _overlaps.Add(new(first, second, [.. _path]));
            }
        }
    }

    private IEnumerable<int> Missing(BigInteger found) => Enumerable.Range(0, _table.Rules.Length).Where(i => ((found >> i) & 1).IsZero);
}

/// <summary>Values of the first inputs for which no rule matches, whatever the other inputs are.</summary>
internal sealed record TableGap(ImmutableArray<FeelValue> Values);

/// <summary>Values for which two rules match.</summary>
internal sealed record TableOverlap(int First, int Second, ImmutableArray<FeelValue> Values);
