using System.Collections.Immutable;
using Workflows.Language.Yaml;

namespace Workflows.Language.Comparing;

/// <summary>Compares two sets of keys, key by key.</summary>
/// <param name="subject">What the keys describe.</param>
/// <param name="whose">The same in a sentence; null for the process itself.</param>
/// <param name="changes">Gets what is another.</param>
internal sealed class KeyComparison(string subject, string? whose, List<Change> changes)
{
    /// <summary>Keys whose value is a list in which each entry counts for itself.</summary>
    private static readonly ImmutableArray<(string Key, string Added, string Removed)> Lists =
    [
        ("remind", "also reminds {0}", "no longer reminds {0}"),
        ("escalate", "also escalates {0}", "no longer escalates {0}"),
        ("clause", "also carries the clause {0}", "no longer carries the clause {0}"),
        ("to", "also tells {0}", "no longer tells {0}"),
        ("meets", "also meets the deadline {0}", "no longer meets the deadline {0}"),
        ("checklist", "also has to be ticked: {0}", "no longer has to be ticked: {0}"),
        ("copies", "a copy also goes to {0}", "a copy no longer goes to {0}"),
    ];

    /// <summary>Keys whose value is a set of things with names.</summary>
    private static readonly ImmutableArray<(string Key, string Noun)> Maps =
        [("form", "the field"), ("outcomes", "the outcome"), ("data", "the data field"), ("deadlines", "the deadline"), ("with", "what is given as")];

    /// <param name="before">The older keys.</param>
    /// <param name="after">The newer.</param>
    /// <param name="passedOver">Keys that are compared elsewhere.</param>
    public void Run(YamlMapping before, YamlMapping after, IReadOnlyCollection<string> passedOver)
    {
        var keys = after.Entries.Concat(before.Entries).Select(e => e.Key.Value).Distinct(StringComparer.Ordinal);
        foreach (var key in keys.Where(k => !passedOver.Contains(k)))
            Compare(key, before.Find(key), after.Find(key));
    }

    private void Compare(string key, YamlEntry? before, YamlEntry? after)
    {
        if (Lists.FirstOrDefault(l => l.Key == key) is { Key: not null } list && (before?.Value ?? after?.Value) is not YamlMapping)
            CompareList(key, list.Added, list.Removed, before, after);
        else if (Maps.FirstOrDefault(m => m.Key == key) is { Key: not null } map && IsMapOrNothing(before) && IsMapOrNothing(after))
            CompareMap(key, map.Noun, before, after);
        else if (TextOf(before) != TextOf(after))
            Add(ChangeKind.Changed, subject, key, KeySentences.Changed(whose, key, TextOf(before), TextOf(after)), before, after);
    }

    private void CompareList(string key, string added, string removed, YamlEntry? before, YamlEntry? after)
    {
        var (old, now) = (WrittenValue.Items(before?.Value), WrittenValue.Items(after?.Value));
        foreach (var item in old.Where(o => now.All(n => WrittenValue.Of(n) != WrittenValue.Of(o))))
            changes.Add(new(ChangeKind.Removed, subject, key, Sentence(removed, item), item.Span, after?.Key.Span));
        foreach (var item in now.Where(n => old.All(o => WrittenValue.Of(o) != WrittenValue.Of(n))))
            changes.Add(new(ChangeKind.Added, subject, key, Sentence(added, item), before?.Key.Span, item.Span));
    }

    private string Sentence(string pattern, YamlNode item) =>
        $"{whose ?? subject}: {pattern.Replace("{0}", KeySentences.Quoted(WrittenValue.Of(item)), StringComparison.Ordinal)}.";

    private void CompareMap(string key, string noun, YamlEntry? before, YamlEntry? after)
    {
        var (old, now) = ((before?.Value as YamlMapping)?.Entries ?? [], (after?.Value as YamlMapping)?.Entries ?? []);
        foreach (var entry in old.Where(o => now.All(n => n.Key.Value != o.Key.Value)))
            Add(ChangeKind.Removed, $"{Prefix()}{key}/{entry.Key.Value}", null, $"{Head()}{noun} '{entry.Key.Value}' is taken out.", entry, null);
        foreach (var entry in now)
        {
            var name = $"{Prefix()}{key}/{entry.Key.Value}";
            if (old.FirstOrDefault(o => o.Key.Value == entry.Key.Value) is not { } earlier)
                Add(
                    ChangeKind.Added,
                    name,
                    null,
                    $"{Head()}{noun} '{entry.Key.Value}' is new: {KeySentences.Quoted(WrittenValue.Of(entry.Value))}.",
                    null,
                    entry);
            else if (earlier.Value is YamlMapping one && entry.Value is YamlMapping other)
                new KeyComparison(name, Capital($"{Head()}{noun} '{entry.Key.Value}'"), changes).Run(one, other, []);
            else if (TextOf(earlier) != TextOf(entry))
            {
                var text =
                    $"{Head()}{noun} '{entry.Key.Value}' changes from {KeySentences.Quoted(TextOf(earlier)!)} to "
                        + $"{KeySentences.Quoted(TextOf(entry)!)}.";
                Add(ChangeKind.Changed, name, null, text, earlier, entry);
            }
        }
    }

    private string Head() => whose is null ? "" : $"{whose}: ";

    private string Prefix() => whose is null ? "" : $"{subject}/";

    private void Add(ChangeKind kind, string about, string? key, string text, YamlEntry? before, YamlEntry? after) =>
        changes.Add(new(kind, about, key, Capital(text), before?.Key.Span, after?.Key.Span));

    /// <summary>Sentences about the process itself begin with a word; the others with an id, which stays as it is.</summary>
    private string Capital(string text) => whose is null ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static string? TextOf(YamlEntry? entry) => entry is null ? null : WrittenValue.Of(entry.Value);

    private static bool IsMapOrNothing(YamlEntry? entry) => entry?.Value is null or YamlMapping;
}
