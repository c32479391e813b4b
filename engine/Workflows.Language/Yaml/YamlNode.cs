using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>A node of a YAML document (YAML 1.2 §3.2.1) with the stretch of text that it was read from.</summary>
public abstract record YamlNode(SourceSpan Span)
{
    /// <summary>What a person would call it: "a text", "a list", "a set of keys".</summary>
    public abstract string Noun { get; }
}

/// <summary>How a scalar was written (YAML 1.2 §7.3, §8.1).</summary>
public enum YamlScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>A text. Nothing is guessed of it: <c>no</c>, <c>017</c> and <c>12:30</c> are what they look like.</summary>
/// <param name="Span">The scalar with its quotes or block indicator.</param>
/// <param name="Value">Its content after unquoting, unescaping and folding.</param>
/// <param name="Style">How it was written.</param>
/// <param name="Origins">For every index of <paramref name="Value"/>, and one past its end, the offset in the source.</param>
public sealed record YamlScalar(SourceSpan Span, string Value, YamlScalarStyle Style, ImmutableArray<int> Origins) : YamlNode(Span)
{
    public override string Noun => "a text";

    /// <summary>True for a key with nothing behind it: <c>due:</c>.</summary>
    public bool IsEmpty => Style == YamlScalarStyle.Plain && Value.Length == 0;

    /// <summary>Where the characters <paramref name="start"/> up to <paramref name="end"/> of the value stand in the file.</summary>
    public SourceSpan SpanOf(int start, int end)
    {
        start = Math.Clamp(start, 0, Value.Length);
        end = Math.Clamp(end, start, Value.Length);
        var from = Origins[start];
        if (end == start)
        {
            return Span with { Start = from, End = from };
        }

        // The last character ends behind itself, or, where an escape stands for it, where the next one starts.
        var last = Origins[end - 1];
        var isItself = Span.Source.Content[last] == Value[end - 1];
        return Span with { Start = from, End = isItself ? last + 1 : Origins[end] };
    }
}

public sealed record YamlSequence(SourceSpan Span, ImmutableArray<YamlNode> Items) : YamlNode(Span)
{
    public override string Noun => "a list";
}

/// <summary>Keys with values, in the author's order. No key occurs twice: the reader has told of doubles and dropped the later one.</summary>
public sealed record YamlMapping(SourceSpan Span, ImmutableArray<YamlEntry> Entries) : YamlNode(Span)
{
    public override string Noun => "a set of keys";

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(e => string.Equals(e.Key.Value, key, StringComparison.Ordinal));
}

public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
