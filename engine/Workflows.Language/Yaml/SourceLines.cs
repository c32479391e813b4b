using System.Text.RegularExpressions;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>A line with words, as its indentation shows it.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Span">Its words, without indentation and comment.</param>
internal sealed partial record SourceLine(int Number, SourceSpan Span)
{
    public string Words { get; } = Span.Text;

    /// <summary>Counted from 0.</summary>
    public int Indent { get; } = Span.StartPosition.Column - 1;

    /// <summary>Starts with the hyphen of a list.</summary>
    public bool IsEntry => Words is "-" || Words.StartsWith("- ", StringComparison.Ordinal);

    /// <summary>Where what stands behind the hyphen starts; the indentation where there is no hyphen. Counted from 0.</summary>
    public int Column => Indent + (Words.Length - Content.Length);

    /// <summary>The words behind the hyphen.</summary>
    public string Content { get; } = Span.Text is "-" ? "" : Hyphens().Replace(Span.Text, "");

    /// <summary>The key that stands at <see cref="Column"/>; null where none does.</summary>
    public string? Key => KeyAtStart().Match(Content) is { Success: true } key ? key.Groups[1].Value : null;

    /// <summary>Ends with a key whose value stands on the lines below.</summary>
    public bool OpensBlock => Key is { } key && Content.Length == key.Length + 1;

    [GeneratedRegex("^- +")]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"^([^\s""'\[{#:][^:#]*):(\s|$)")]
    private static partial Regex KeyAtStart();
}

/// <summary>The lines of a file that hold more than blanks and comments, in order.</summary>
internal static class SourceLines
{
    /// <summary>The lines above one, the nearest first.</summary>
    public static IEnumerable<SourceLine> Above(SourceText source, int number)
    {
        for (var at = number - 1; at >= 1; at--)
        {
            if (At(source, at) is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>The lines below one, the nearest first.</summary>
    public static IEnumerable<SourceLine> Below(SourceText source, int number)
    {
        for (var at = number + 1; at <= source.LineCount; at++)
        {
            if (At(source, at) is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>Null when it holds no words, or more than anybody writes on one.</summary>
    public static SourceLine? At(SourceText source, int number)
    {
        var text = source.LineAt(number);
        var words = text.AsSpan().TrimStart();
        return words.IsEmpty || words[0] == '#' || text.Length > SyntaxLine.LongestLine
            ? null
            : new(number, SyntaxProblem.LineSpan(source, source.OffsetOf(number, text.Length - words.Length + 1)));
    }
}
