using System.Collections.Immutable;

namespace Workflows.Language.Checking.Presence;

/// <summary>What is known on one way through a process: which variables are set, and which conditions have held.</summary>
internal sealed class Knowledge
{
    private readonly Matter _matter;
    private readonly ImmutableSortedSet<string> _set;
    private readonly ImmutableSortedDictionary<string, Fact> _facts;

    private Knowledge(Matter matter, ImmutableSortedSet<string> set, ImmutableSortedDictionary<string, Fact> facts) =>
        (_matter, _set, _facts) = (matter, set, facts);

    /// <param name="Holds">Whether it is so.</param>
    /// <param name="Names">The variables that it speaks of.</param>
    private sealed record Fact(bool Holds, ImmutableArray<string> Names);

    public static Knowledge None(Matter matter) =>
        new(
            matter,
            ImmutableSortedSet.Create<string>(StringComparer.Ordinal),
            ImmutableSortedDictionary.Create<string, Fact>(StringComparer.Ordinal));

    /// <summary>The same for two ways that know the same.</summary>
    public string Key => string.Join('\n', _set) + "\n\n" + string.Join('\n', _facts.Select(f => f.Key + f.Value.Holds));

    /// <summary>These variables have got a value: what was known of their old ones holds no more.</summary>
    public Knowledge After(IEnumerable<string> set)
    {
        var result = this;
        foreach (var name in set.Where(_matter.Holds))
        {
            var stale = result._facts.Where(f => f.Value.Names.Contains(name)).Select(f => f.Key).ToList();
            result = new(_matter, result._set.Add(name), result._facts.RemoveRange(stale));
        }

        return result;
    }

    /// <summary>The same with a condition that holds, or does not; null when that cannot be.</summary>
    public Knowledge? With(Condition condition, bool holds) => condition switch
    {
        Condition.Both both when both.Decisive == holds => Either(With(both.Left, holds), With(both.Right, holds)),
        Condition.Both both => With(both.Left, holds)?.With(both.Right, holds),
        Condition.Not not => With(not.Of, !holds),
        Condition.Equal equal => With(equal, holds),
        Condition.Missing missing => Excludes(missing.Path, holds) ? null : this,
        Condition.Other other => With(other, holds),
        _ => throw new InvalidOperationException("The set of conditions is closed."),
    };

    /// <summary>What is there is not missing, and what is missing is not there. Of a field nothing is known but that of its variable.</summary>
    private bool Excludes(ValuePath path, bool isMissing) =>
        isMissing ? path.Field is null && _matter.CanLack(path.Name) && _set.Contains(path.Name) : Lacks(path.Name);

    private Knowledge? Either(Knowledge? left, Knowledge? right) => left is null ? right : right is null ? left : this;

    private Knowledge? With(Condition.Equal equal, bool holds)
    {
        if (Lacks(equal.Path.Name))
            return holds || equal.IsBare ? null : this;

        var words = _matter.WordsOf(equal.Path);
        if (!holds)
            return words.Contains(equal.Value) ? Knowing(equal.Path, equal.Value, false)?.IfPossible(equal.Path) : this;

        Knowledge? result = this;
        foreach (var word in words)
            result = result?.Knowing(equal.Path, word, word == equal.Value);
        return result;
    }

    private Knowledge? IfPossible(ValuePath path)
    {
        var isImpossible = _matter.Ranges.TryGetValue(path, out var words)
            && words.All(w => _facts.TryGetValue(TextOf(path, w), out var fact) && !fact.Holds);
        return isImpossible ? null : this;
    }

    private Knowledge? With(Condition.Other other, bool holds)
    {
        if (other.Without != Verdict.Open && other.Names.Any(Lacks))
            return holds || other.Without == Verdict.None ? null : this;
        return _matter.HoldsText(other.Text) ? Knowing(other.Text, other.Names, holds) : this;
    }

    private Knowledge? Knowing(ValuePath path, string word, bool holds) => Knowing(TextOf(path, word), [path.Name], holds);

    private Knowledge? Knowing(string text, ImmutableArray<string> names, bool holds) =>
        !_facts.TryGetValue(text, out var known) ? new(_matter, _set, _facts.Add(text, new(holds, names)))
        : known.Holds == holds ? this
        : null;

    private static string TextOf(ValuePath path, string word) => $"{path} = {word}";

    private bool Lacks(string name) => _matter.CanLack(name) && !_set.Contains(name);
}
