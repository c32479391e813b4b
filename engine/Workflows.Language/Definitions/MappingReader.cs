using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>Reads a set of keys: asks for each key once, then rejects those that nobody asked for.</summary>
/// <remarks>
/// <code>
/// if (MappingReader.Over(node, diagnostics, "a unit") is not { } map) return null;
/// var id = map.RequiredName("id");
/// var kind = map.OptionalWord("kind");
/// map.RejectUnknown();
/// </code>
/// Every <c>Required…</c> and <c>Optional…</c> returns null after it has told what is missing or wrong; <c>Optional…</c> also
/// returns null, in silence, when the key is absent. A key that was asked for is known, whether it is there or not.
/// </remarks>
public sealed class MappingReader
{
    private readonly List<string> _known = [];
    private readonly Dictionary<string, Diagnostic> _missing = new(StringComparer.Ordinal);

    private MappingReader(YamlMapping mapping, DiagnosticBag diagnostics, string what)
    {
        Mapping = mapping;
        Diagnostics = diagnostics;
        What = what;
    }

    public YamlMapping Mapping { get; }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>What the keys describe, with its article: <c>a task</c>.</summary>
    public string What { get; }

    /// <summary>The keys that were asked for.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>The first key: where something is said about the whole.</summary>
    public SourceSpan Head => Mapping.Entries.Length > 0 ? Mapping.Entries[0].Key.Span : Mapping.Span;

    /// <summary>The entries whose keys nobody has asked for yet: for sets whose keys the author chooses.</summary>
    public IEnumerable<YamlEntry> Rest => Mapping.Entries.Where(e => !_known.Contains(e.Key.Value));

    /// <summary>Starts reading; <paramref name="what"/> is what the keys describe, with its article.</summary>
    /// <returns>Null when the node is no set of keys; that has been told.</returns>
    public static MappingReader? Over(YamlNode node, DiagnosticBag diagnostics, string what) =>
        Shape.Mapping(node, what, diagnostics) is { } mapping ? new(mapping, diagnostics, what) : null;

    /// <inheritdoc cref="Over(YamlNode, DiagnosticBag, string)"/>
    public static MappingReader? Over(YamlNode node, DiagnosticBag diagnostics, KeySet keys) => Over(node, diagnostics, keys.Noun, keys);

    /// <summary>The same for keys that are known beforehand, and told to who wrote something else; a misspelt one is told of and read as
    /// the one that is meant.</summary>
    /// <inheritdoc cref="Over(YamlNode, DiagnosticBag, string)" path="/returns"/>
    public static MappingReader? Over(YamlNode node, DiagnosticBag diagnostics, string what, KeySet keys) =>
        Shape.Mapping(node, what, keys.Names, diagnostics) is { } mapping
            ? new(OutdentedKeys.Mend(MisspeltKeys.Mend(mapping, keys, what, diagnostics), keys, diagnostics), diagnostics, what)
            : null;

    public bool Has(string key) => Mapping.Find(key) is not null;

    /// <summary>Makes keys known without reading them: for keys that are read elsewhere.</summary>
    public void Know(params ReadOnlySpan<string> keys) => _known.AddRange(keys);

    public YamlEntry? Entry(string key)
    {
        _known.Add(key);
        return Mapping.Find(key);
    }

    public YamlNode? Optional(string key) => Entry(key)?.Value;

    public YamlNode? Required(string key)
    {
        if (Optional(key) is { } value)
        {
            return value;
        }

        var missing = new Diagnostic(ShapeRules.MissingKey, Head, $"{Capital(What)} needs the key '{key}'.", $"add '{key}: …'");
        _missing.TryAdd(key, missing);
        Diagnostics.Add(missing);
        return null;
    }

    public YamlScalar? OptionalText(string key) => Optional(key) is { } node ? Shape.Text(node, $"'{key}'", Diagnostics) : null;

    public YamlScalar? RequiredText(string key) => Required(key) is { } node ? Shape.Text(node, $"'{key}'", Diagnostics) : null;

    public Word? OptionalWord(string key) => Optional(key) is { } node ? Shape.Word(node, $"'{key}'", Diagnostics) : null;

    public Word? RequiredWord(string key) => Required(key) is { } node ? Shape.Word(node, $"'{key}'", Diagnostics) : null;

    public Word? OptionalName(string key) => Optional(key) is { } node ? Shape.Name(node, $"'{key}'", Diagnostics) : null;

    public Word? RequiredName(string key) => Required(key) is { } node ? Shape.Name(node, $"'{key}'", Diagnostics) : null;

    public int? OptionalWholeNumber(string key, int min = 0, int max = int.MaxValue) =>
        Optional(key) is { } node ? Shape.WholeNumber(node, $"'{key}'", Diagnostics, min, max) : null;

    public bool? OptionalYesNo(string key) => Optional(key) is { } node ? Shape.YesNo(node, $"'{key}'", Diagnostics) : null;

    public LocalDate? OptionalDate(string key) => Optional(key) is { } node ? Shape.Date(node, $"'{key}'", Diagnostics) : null;

    public LocalDate? RequiredDate(string key) => Required(key) is { } node ? Shape.Date(node, $"'{key}'", Diagnostics) : null;

    public T? OptionalChoice<T>(string key, IReadOnlyDictionary<string, T> choices)
        where T : struct =>
        Optional(key) is { } node ? Shape.Choice(node, $"'{key}'", Diagnostics, choices) : null;

    /// <summary>The entries of a list; empty when the key is absent or holds something else.</summary>
    public ImmutableArray<YamlNode> OptionalList(string key) => Optional(key) is { } node ? Shape.List(node, $"'{key}'", Diagnostics) : [];

    /// <summary>The entries of a list that has at least one.</summary>
    public ImmutableArray<YamlNode> RequiredList(string key)
    {
        if (Required(key) is not { } node)
        {
            return [];
        }

        if (node is YamlSequence { Items.Length: 0 })
        {
            Diagnostics.Report(ShapeRules.EmptyList, node.Span, $"The list of '{key}' is empty.", "add an entry");
        }

        return Shape.List(node, $"'{key}'", Diagnostics);
    }

    /// <summary>The entries of a list, or the value itself where there is only one.</summary>
    public ImmutableArray<YamlNode> OptionalListOrOne(string key) =>
        Optional(key) is { } node ? Shape.ListOrOne(node, $"'{key}'", Diagnostics) : [];

    /// <summary>A list of texts, or one text.</summary>
    public ImmutableArray<Word> OptionalWords(string key) =>
        [.. OptionalListOrOne(key).Select(n => Shape.Word(n, $"an entry of '{key}'", Diagnostics)).OfType<Word>()];

    /// <summary>A list of names, or one name.</summary>
    public ImmutableArray<Word> OptionalNames(string key) =>
        [.. OptionalListOrOne(key).Select(n => Shape.Name(n, $"an entry of '{key}'", Diagnostics)).OfType<Word>()];

    /// <summary>A set of keys in this one.</summary>
    public MappingReader? OptionalMapping(string key) => Optional(key) is { } node ? Over(node, Diagnostics, $"'{key}'") : null;

    /// <summary>A set of known keys in this one.</summary>
    public MappingReader? OptionalMapping(string key, KeySet keys) =>
        Optional(key) is { } node ? Over(node, Diagnostics, $"'{key}'", keys) : null;

    public MappingReader? RequiredMapping(string key, KeySet keys) =>
        Required(key) is { } node ? Over(node, Diagnostics, $"'{key}'", keys) : null;

    public MappingReader? RequiredMapping(string key) => Required(key) is { } node ? Over(node, Diagnostics, $"'{key}'") : null;

    /// <summary>Tells of a key that contradicts another; both may be absent.</summary>
    public void RejectTogether(string first, string second)
    {
        if (Mapping.Find(first) is { } one && Mapping.Find(second) is { } other)
        {
            var later = one.Key.Span.Start < other.Key.Span.Start ? other : one;
            Diagnostics.Report(ShapeRules.NotTogether, later.Key.Span,
                $"{Capital(What)} cannot have both '{first}' and '{second}'.", "keep the one that is meant",
                new RelatedPlace((later == one ? other : one).Key.Span, "the other one"));
        }
    }

    /// <summary>Tells of every key that nobody has asked for. Call it last.</summary>
    public void RejectUnknown()
    {
        foreach (var entry in Rest)
        {
            var key = entry.Key.Value;
            if (Suggestion.Nearest(key, _missing.Keys) is { } meant && _missing.Remove(meant, out var missing))
            {
                // It is there, only misspelt: that is one mistake, and one finding.
                Diagnostics.Withdraw(missing);
                Diagnostics.Report(ShapeRules.UnknownKey, entry.Key.Span, $"{Capital(What)} has no key '{key}'.", $"did you mean '{meant}'?");
                continue;
            }

            var unused = _known.Where(k => !Has(k)).ToList();
            var hint = Suggestion.Hint(key, unused) ?? Suggestion.Hint(key, _known)
                ?? (unused.Count > 0 ? $"it may also have {Listing.And([.. unused.Distinct()])}" : "delete it");
            Diagnostics.Report(ShapeRules.UnknownKey, entry.Key.Span, $"{Capital(What)} has no key '{key}'.", hint);
        }
    }

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
