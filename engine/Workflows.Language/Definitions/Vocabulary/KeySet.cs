using System.Collections.Immutable;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The keys that a set of keys may have. The readers allow these and no others, and the JSON Schema is written from them.</summary>
/// <param name="Name">Its name in the schema, such as <c>form-field</c>.</param>
/// <param name="Noun">What a person would call it, such as "a field of a form".</param>
/// <param name="Keys">In the order in which an author would write them.</param>
public sealed record KeySet(string Name, string Noun, ImmutableArray<Key> Keys)
{
    public ImmutableArray<string> Names { get; } = [.. Keys.Select(k => k.Name)];

    public bool Allows(string key) => Names.Contains(key);

    /// <summary>Tells of keys that are not in the set. Call it last.</summary>
    /// <param name="map">What was read.</param>
    /// <param name="told">Keys that were told of already.</param>
    /// <exception cref="InvalidOperationException">The reader asked for other keys than the set has: the two have drifted apart.</exception>
    internal void Close(MappingReader map, params ReadOnlySpan<string> told)
    {
        if (!map.Known.ToHashSet(StringComparer.Ordinal).SetEquals(Names))
            throw new InvalidOperationException($"{Noun} has the keys {string.Join(", ", Names)}, and read were {string.Join(", ", map.Known)}.");

        map.Know(told);
        foreach (var entry in map.Rest.Where(e => StepVocabulary.Planned.Contains(e.Key.Value)).ToList())
        {
            map.Diagnostics.Report(
                StepRules.NotYet,
                entry.Key.Span,
                $"'{entry.Key.Value}' is not available yet in this version.",
                "take it out for now; nothing would happen");
            map.Know(entry.Key.Value);
        }

        map.RejectUnknown();
    }

    /// <summary>The same where a reader asks for the rest only when what comes first
    /// could be read: what it did not ask for is known all the same.</summary>
    /// <inheritdoc cref="Close" path="/exception"/>
    public void CloseEarly(MappingReader map)
    {
        if (map.Known.FirstOrDefault(k => !Allows(k)) is { } strange)
            throw new InvalidOperationException($"{Noun} has the keys {string.Join(", ", Names)}, and read was {strange}.");

        map.Know(Names.AsSpan());
        map.RejectUnknown();
    }
}

/// <summary>One key of the language.</summary>
/// <param name="Name">As authors write it.</param>
/// <param name="Shape">What stands behind it.</param>
/// <param name="Presence">Whether it has to be there.</param>
/// <param name="Description">One sentence for the editor.</param>
public sealed record Key(string Name, ValueShape Shape, Presence Presence, string Description)
{
    public static Key Required(string name, ValueShape shape, string description) => new(name, shape, Presence.Required, description);

    public static Key Optional(string name, ValueShape shape, string description) => new(name, shape, Presence.Optional, description);
}

public enum Presence
{
    Optional,
    Required,
}
