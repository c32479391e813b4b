using System.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using YamlDotNet.Core;

namespace Workflows.Language.Yaml;

/// <summary>Reads the part of YAML 1.2 that definitions are written in: one document of texts, lists and sets of keys, without
/// anchors, aliases, tags and directives. Every value keeps its place, and no value is guessed to be a number or a date.</summary>
public static class YamlReader
{
    /// <summary>So many places that break the form of YAML are told in one go.</summary>
    private const int MostStumbles = 10;

    /// <summary>In characters. A larger file is not read again behind its first stumble.</summary>
    private const int LargestToReadOn = 100_000;

    /// <summary>Reads a file.</summary>
    /// <returns>Its root, or null when nothing can be read; then the diagnostics say why (0xxx). Where single lines cannot be read,
    /// they are reported and the root is that of the rest, to find more with; so it is after doubled keys and the traps of YAML.</returns>
    /// <remarks>Limits hold before memory is spent and nothing recurses, whatever the input.</remarks>
    public static YamlNode? Read(SourceText source, DiagnosticBag diagnostics, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        if (!IsReadable(source, diagnostics, limits))
        {
            return null;
        }

        var content = source.Content;
        var stumbles = new List<Diagnostic>();
        while (true)
        {
            var found = new DiagnosticBag();
            var builder = new YamlTreeBuilder(source, content, found, limits);
            var problem = Parse(source, WithYaml12Breaks(content), builder, out var finished);
            if (problem is not null)
            {
                stumbles.Add(problem);
                if (stumbles.Count < MostStumbles
                    && content.Length <= LargestToReadOn
                    && SyntaxRecovery.Mended(content, problem) is { } rest)
                {
                    content = rest;
                    continue;
                }
            }

            diagnostics.AddRange(stumbles);
            diagnostics.AddRange(found.Sorted());
            return finished ? Finish(source, content, diagnostics, builder) : null;
        }
    }

    /// <summary>Reads until the end, a refusal or a stumble.</summary>
    /// <returns>The stumble in words, or null.</returns>
    private static Diagnostic? Parse(SourceText source, string text, YamlTreeBuilder builder, out bool finished)
    {
        finished = false;
        var lead = text.StartsWith('\uFEFF') ? 1 : 0;
        var parser = new Parser(new StringReader(text[lead..]));
        try
        {
            while (parser.MoveNext())
            {
                if (!builder.Accept(parser.Current!, lead))
                {
                    return null;
                }
            }

            finished = true;
            return null;
        }
        catch (YamlException problem)
        {
            var start = (int)problem.Start.Index + lead;
            var end = (int)problem.End.Index + lead;
            return SyntaxProblem.Explain(source, new(problem.Message, start, Math.Max(start, end), builder));
        }
        catch (InvalidOperationException)
        {
            // The scanner's way to say that a line inside brackets starts too far to the left; it gives no place.
            return SyntaxProblem.Explain(source, new("wrong indentation", builder.LastEnd, builder.LastEnd, builder));
        }
    }

    private static YamlNode? Finish(SourceText source, string content, DiagnosticBag diagnostics, YamlTreeBuilder builder)
    {
        if (builder.Root is null or YamlScalar { IsEmpty: true })
        {
            if (ReferenceEquals(content, source.Content))
            {
                diagnostics.Report(YamlRules.EmptyFile, source.Span(0, 0), "The file is empty.", "write the definition, or delete the file");
            }

            return null;
        }

        YamlTraps.Report(source, content, diagnostics, builder.Scalars);
        return builder.Root;
    }

    private static bool IsReadable(SourceText source, DiagnosticBag diagnostics, YamlLimits limits)
    {
        if (source.Content.Length > limits.MaxBytes || Encoding.UTF8.GetByteCount(source.Content) > limits.MaxBytes)
        {
            diagnostics.Report(YamlRules.TooLarge, source.Span(0, 0), $"The file is larger than {limits.MaxBytes / 1024} KiB.",
                "split it, or move long registers to a table file (.csv)");
            return false;
        }

        var forbidden = FindForbidden(source.Content);
        if (forbidden >= 0)
        {
            diagnostics.Report(YamlRules.ForbiddenCharacter, source.Span(forbidden, forbidden + 1),
                $"An invisible character (U+{(int)source.Content[forbidden]:X4}) stands here.", "delete it");
            return false;
        }

        return true;
    }

    /// <summary>YAML 1.2 §5.1: the first character outside the printable set, or a half of a surrogate pair; -1 if none.</summary>
    private static int FindForbidden(string content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            var character = content[i];
            if (char.IsHighSurrogate(character) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                i++;
            }
            else if (!IsPrintable(character))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsPrintable(char character) =>
        character is '\t' or '\n' or '\r' or '\u0085'
            or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD');

    /// <summary>The scanner knows the line breaks of YAML 1.1 and drops byte order marks. It is shown letters in their place,
    /// so that it sees ordinary characters; values are read from the file itself.</summary>
    private static string WithYaml12Breaks(string content) =>
        content.AsSpan().IndexOfAny("\u0085\u2028\u2029\uFEFF") < 0
            ? content
            : content[..1] + content[1..].Replace('\u0085', 'x').Replace('\u2028', 'x').Replace('\u2029', 'x').Replace('\uFEFF', 'x');
}
