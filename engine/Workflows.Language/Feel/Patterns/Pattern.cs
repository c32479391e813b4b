using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Workflows.Language.Feel.Patterns;

/// <summary>A regular expression of XPath, ready to run, in bounded time.</summary>
internal sealed class Pattern
{
    // The usual engine takes time in proportion to the text, so this is for the worst of machines.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Back-references need an engine that may go through every way of matching.
    private static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(250);

    // Tables and loops use few patterns over and over. When there are many, none is worth keeping.
    private const int MaxKept = 256;
    private static readonly ConcurrentDictionary<(string Pattern, string Flags), Pattern?> Kept = new();

    private readonly bool _literal;

    private Pattern(Regex expression, bool literal)
    {
        Expression = expression;
        _literal = literal;
    }

    public Regex Expression { get; }

    /// <summary>The pattern with flags out of <c>s m i x q</c>; null when either is malformed.</summary>
    public static Pattern? Find(string pattern, string flags)
    {
        if (Kept.TryGetValue((pattern, flags), out var known))
        {
            return known;
        }

        if (Kept.Count >= MaxKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd((pattern, flags), Make(pattern, flags));
    }

    /// <summary>What a match is replaced by; null when malformed.</summary>
    public Replacement? Replacement(string text) =>
        _literal ? Patterns.Replacement.Literal(text) : Patterns.Replacement.Parse(text, Expression.GetGroupNumbers().Length - 1);

    private static Pattern? Make(string pattern, string flags)
    {
        if (flags.AsSpan().ContainsAnyExcept("smixq"))
        {
            return null;
        }

        var literal = flags.Contains('q', StringComparison.Ordinal);
        var options = RegexOptions.CultureInvariant
            | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : 0)
            | (flags.Contains('m', StringComparison.Ordinal) && !literal ? RegexOptions.Multiline : 0);
        var translation = literal
            ? new Translation(Regex.Escape(pattern), UsesBackReference: false)
            : PatternTranslator.Translate(pattern, flags);
        return translation is null ? null : Compile(translation, options, literal);
    }

    private static Pattern? Compile(Translation translation, RegexOptions options, bool literal)
    {
        try
        {
            return translation.UsesBackReference
                ? new(new(translation.Expression, options, ShortPatience), literal)
                : new(new(translation.Expression, options | RegexOptions.NonBacktracking, Patience), literal);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The library judges what the translator lets through, and knows no other way to say no.
            return null;
        }
    }
}
