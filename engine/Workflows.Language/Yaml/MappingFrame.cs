using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>A set of keys that is being read; told of are keys that are no texts, stand there twice or came to be by a comma.</summary>
internal sealed class MappingFrame(int start, int column, bool inBrackets, SourceText source, DiagnosticBag diagnostics)
    : YamlFrame(start, column, inBrackets)
{
    private readonly ImmutableArray<YamlEntry>.Builder _entries = ImmutableArray.CreateBuilder<YamlEntry>();
    private YamlScalar? _key;

    public override bool ExpectsKey => _key is null;

    public override void Add(YamlNode node)
    {
        ContentEnd = Math.Max(ContentEnd, node.Span.End);
        if (_key is null)
        {
            _key = (YamlScalar)node;
            ReportOddKey(_key);
            return;
        }

        var key = _key;
        _key = null;
        if (IsSplitText(key, node))
        {
            return;
        }

        _entries.Add(new(key, node));
    }

    public override YamlNode Finish(SourceText source, int end) => new YamlMapping(source.Span(Start, end), WithoutDoubles(_entries));

    /// <summary>The entry of a list that these keys are, or the entries where the hyphen of a second one was forgotten; that is told.</summary>
    public IEnumerable<YamlNode> FinishAsEntries()
    {
        var starts = ForgottenHyphen.StartsOf(_entries);
        foreach (var start in starts.Skip(1))
        {
            diagnostics.Add(ForgottenHyphen.Tell(_entries, start, source));
        }

        for (var i = 0; i < starts.Length; i++)
        {
            var own = _entries.Take(i + 1 < starts.Length ? starts[i + 1] : _entries.Count).Skip(starts[i]).ToList();
            var end = own.Count > 0 ? Math.Max(own[^1].Key.Span.End, own[^1].Value.Span.End) : ContentEnd;
            yield return new YamlMapping(source.Span(i == 0 ? Start : own[0].Key.Span.Start, end), WithoutDoubles(own));
        }
    }

    private ImmutableArray<YamlEntry> WithoutDoubles(IReadOnlyCollection<YamlEntry> entries)
    {
        var first = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<YamlEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (first.TryAdd(entry.Key.Value, entry))
            {
                kept.Add(entry);
                continue;
            }

            diagnostics.Report(YamlRules.DuplicateKey, entry.Key.Span, $"The key '{entry.Key.Value}' stands here a second time.",
                "remove one of the two, or make a list of both values under one key",
                new RelatedPlace(first[entry.Key.Value].Key.Span, "the first one"));
        }

        return kept.ToImmutable();
    }

    /// <summary>Inside braces a comma in a text leaves a key with neither colon nor value; so does a colon without a blank.</summary>
    private bool IsSplitText(YamlScalar key, YamlNode value)
    {
        if (!InBrackets || value is not YamlScalar { IsEmpty: true } || key.Style != YamlScalarStyle.Plain || HasColonBehind(key))
        {
            return false;
        }

        var colon = key.Value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            diagnostics.Report(YamlRules.ColonWithoutBlank, key.Span, $"'{key.Value}' is a text here, because no blank follows the colon.",
                $"write '{key.Value[..colon]}: {key.Value[(colon + 1)..].TrimStart()}'");
            return true;
        }

        if (_entries.Count > 0)
        {
            diagnostics.Report(YamlRules.CommaSplitsText, key.Span,
                $"'{key.Value}' became a key of its own, because a comma stands before it.",
                _entries[^1].Value is YamlScalar { Style: YamlScalarStyle.Plain } text
                    ? $"put the text in quotes: \"{text.Value}, {key.Value}\""
                    : "give it a value, or put the whole text in quotes");
        }
        else
        {
            diagnostics.Report(YamlRules.MissingColon, key.Span, $"In braces stand keys with values, and '{key.Value}' has none.",
                $"write '{key.Value}: …'; a placeholder in a text is written <{key.Value}>");
        }

        return true;
    }

    /// <summary><c>? key</c> announces a key over several lines (YAML 1.2 §8.2.2), and a colon alone has an empty one.</summary>
    private void ReportOddKey(YamlScalar key)
    {
        if (key.IsEmpty)
        {
            var colon = Math.Max(source.Content.IndexOf(':', Math.Min(ContentEnd, source.Content.Length)), 0);
            diagnostics.Report(YamlRules.KeyIsNoText, source.Span(colon, colon + 1), "A colon stands here without a key before it.",
                "write the key before the colon");
            return;
        }

        var at = key.Span.Start - 1;
        while (at >= 0 && source.Content[at] == ' ')
        {
            at--;
        }

        if (at >= 0 && source.Content[at] == '?' && at < key.Span.Start - 1)
        {
            diagnostics.Report(YamlRules.KeyIsNoText, source.Span(at, at + 1),
                "A question mark with a blank behind it announces a key over several lines.",
                "delete it, or put the text in quotes");
        }
    }

    private bool HasColonBehind(YamlScalar key)
    {
        var at = key.Span.End;
        while (at < source.Content.Length && char.IsWhiteSpace(source.Content[at]))
        {
            at++;
        }

        return at < source.Content.Length && source.Content[at] == ':';
    }
}
