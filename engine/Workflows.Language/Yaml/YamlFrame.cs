using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>A list or set of keys that is being read.</summary>
/// <param name="start">Offset of its first character.</param>
/// <param name="column">Column of its first character, counted from 0.</param>
/// <param name="inBrackets">Written with [ ] or { }.</param>
internal abstract class YamlFrame(int start, int column, bool inBrackets)
{
    public int Start { get; } = start;

    public int Column { get; } = column;

    public bool InBrackets { get; } = inBrackets;

    /// <summary>Where the last value read so far ends.</summary>
    public int ContentEnd { get; protected set; } = start;

    public virtual bool ExpectsKey => false;

    public abstract void Add(YamlNode node);

    public abstract YamlNode Finish(SourceText source, int end);
}

internal sealed class SequenceFrame(int start, int column, bool inBrackets) : YamlFrame(start, column, inBrackets)
{
    private readonly ImmutableArray<YamlNode>.Builder _items = ImmutableArray.CreateBuilder<YamlNode>();

    public override void Add(YamlNode node)
    {
        _items.Add(node);
        ContentEnd = Math.Max(ContentEnd, node.Span.End);
    }

    public override YamlNode Finish(SourceText source, int end) => new YamlSequence(source.Span(Start, end), _items.ToImmutable());
}

internal sealed class MappingFrame(int start, int column, bool inBrackets, SourceText source, DiagnosticBag diagnostics)
    : YamlFrame(start, column, inBrackets)
{
    private readonly ImmutableArray<YamlEntry>.Builder _entries = ImmutableArray.CreateBuilder<YamlEntry>();
    private readonly Dictionary<string, YamlScalar> _seen = new(StringComparer.Ordinal);
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

        if (_seen.TryAdd(key.Value, key))
        {
            _entries.Add(new(key, node));
            return;
        }

        diagnostics.Report(YamlRules.DuplicateKey, key.Span, $"The key '{key.Value}' stands here a second time.",
            "remove one of the two, or make a list of both values under one key",
            new RelatedPlace(_seen[key.Value].Span, "the first one"));
    }

    public override YamlNode Finish(SourceText source, int end) => new YamlMapping(source.Span(Start, end), _entries.ToImmutable());

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
                $"write '{key.Value[..colon]}: {key.Value[(colon + 1)..]}'");
            return true;
        }

        if (_entries.Count > 0)
        {
            diagnostics.Report(YamlRules.CommaSplitsText, key.Span, $"'{key.Value}' became a key of its own, because a comma stands before it.",
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
            diagnostics.Report(YamlRules.KeyIsNoText, source.Span(colon, colon + 1), "A colon stands here without a key before it.", "write the key before the colon");
            return;
        }

        var at = key.Span.Start - 1;
        while (at >= 0 && source.Content[at] == ' ')
        {
            at--;
        }

        if (at >= 0 && source.Content[at] == '?' && at < key.Span.Start - 1)
        {
            diagnostics.Report(YamlRules.KeyIsNoText, source.Span(at, at + 1), "A question mark with a blank behind it announces a key over several lines.",
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
