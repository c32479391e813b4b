using System.Collections.Immutable;

namespace Workflows.Language.Checking.Presence;

/// <summary>What is kept in mind on the ways to one place; all else would only make ways of one that are the same to it.</summary>
internal sealed class Matter
{
    /// <summary>A value with more words is like one of which nothing is known.</summary>
    private const int MostWords = 12;

    private readonly HashSet<string> _set;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<ValuePath, HashSet<string>> _values = [];

    /// <param name="name">The variable that is looked for.</param>
    /// <param name="guards">The conditions on which it depends whether a case comes there, and with what.</param>
    /// <param name="set">The variables that steps set, so that they can be missing.</param>
    /// <param name="ranges">The words that values can be, where there are a few.</param>
    public Matter(string name, IEnumerable<Condition> guards, HashSet<string> set, IReadOnlyDictionary<ValuePath, ImmutableArray<string>> ranges)
    {
        (_set, Ranges) = (set, ranges);
        _names.Add(name);
        foreach (var guard in guards)
            Add(guard);
    }

    public IReadOnlyDictionary<ValuePath, ImmutableArray<string>> Ranges { get; }

    /// <summary>The variables of which it is kept in mind whether they are set.</summary>
    public IEnumerable<string> Settable => _names.Where(_set.Contains);

    public bool CanLack(string name) => _names.Contains(name) && _set.Contains(name);

    public bool Holds(string name) => _names.Contains(name);

    public bool HoldsText(string text) => _texts.Contains(text);

    /// <summary>The words with which a value is compared.</summary>
    public IReadOnlySet<string> WordsOf(ValuePath path) => _values.TryGetValue(path, out var words) ? words : ImmutableHashSet<string>.Empty;

    private void Add(Condition condition)
    {
        switch (condition)
        {
            case Condition.Both both:
                Add(both.Left);
                Add(both.Right);
                break;
            case Condition.Not not:
                Add(not.Of);
                break;
            case Condition.Missing missing:
                _names.Add(missing.Path.Name);
                break;
            case Condition.Other other:
                _names.UnionWith(other.Names);
                _texts.Add(other.Text);
                break;
            case Condition.Equal equal:
                _names.Add(equal.Path.Name);
                if (!_values.TryGetValue(equal.Path, out var words))
                    _values[equal.Path] = words = new(StringComparer.Ordinal);
                words.Add(equal.Value);
                if (Ranges.TryGetValue(equal.Path, out var range) && range.Length <= MostWords)
                    words.UnionWith(range);
                break;
        }
    }
}
