using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Yaml;

namespace Workflows.Language.Diagnostics;

/// <summary>The lines of a file that could not be read. What they would have said is missing everywhere else.</summary>
internal sealed partial class LostLines
{
    /// <summary>Slips after which lines are left out, or were taken into a text.</summary>
    private static readonly ImmutableHashSet<DiagnosticRule> Losing =
    [
        YamlRules.TabInIndentation, YamlRules.MissingColon, YamlRules.UnclosedQuote, YamlRules.BadIndentation,
        YamlRules.ReservedStart,
        YamlRules.ColonInText,
        YamlRules.UnclosedBracket,
        YamlRules.BadEscape,
        YamlRules.Unreadable,
        YamlRules.TextAfterValue,
        YamlRules.ListOnLineOfKey,
        YamlRules.BlockHeader,
        YamlRules.ColonWithoutBlank, YamlRules.HyphenWithoutBlank, YamlRules.HyphenTooMany,
    ];

    /// <summary>Findings that something is not there.</summary>
    private static readonly ImmutableHashSet<DiagnosticRule> Absences =
    [
        ShapeRules.MissingKey, ShapeRules.NoValue, ShapeRules.EmptyList, PhraseRules.TimeFromDue, StepRules.NoKind, StepRules.WrongKind,
        StepRules.ClosesAlone, DecideRules.MissingInput, StepRules.Options, StepRules.TableKeys, StepRules.Wait, StepRules.Empty,
    ];

    /// <summary>With more slips than this the rest of the file says little.</summary>
    private const int MostSlips = 20;

    private readonly bool _isLost;
    private readonly ImmutableArray<(int Start, int End)> _stretches;
    private readonly HashSet<string> _words;

    private LostLines(IReadOnlyCollection<Diagnostic> slips)
    {
        _isLost = slips.Count > MostSlips;
        _stretches = [.. slips.Take(MostSlips).Select(s => SyntaxRecovery.Extent(s.Span.Source.Content, s.Span.Start)).Distinct()];
        var content = slips.First().Span.Source.Content;
        _words = [.. _stretches.SelectMany(s => WordsOf(content[s.Start..s.End])).SelectMany(w => w.Split('-').Append(w))];
    }

    /// <summary>By the path of the file.</summary>
    public static Dictionary<string, LostLines> In(IEnumerable<Diagnostic> found) =>
        found.Where(d => Losing.Contains(d.Rule))
            .GroupBy(d => d.Span.Source.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new LostLines([.. g]), StringComparer.Ordinal);

    /// <summary>True when a finding may only be there because of the lost lines: something is missing, a name may be defined in
    /// them, or the whole has to be known to tell.</summary>
    public bool Explain(Diagnostic finding) => finding.Code[2] switch
    {
        '0' => false,
        _ when _isLost => true,
        '1' => Absences.Contains(finding.Rule) || Covers(finding),
        '2' or '3' => Absences.Contains(finding.Rule)
            || finding.Severity != Severity.Error
            || Covers(finding)
            || WordsOf(finding.Span.Text).Any(_words.Contains),
        _ => true,
    };

    private bool Covers(Diagnostic finding) => _stretches.Any(s => s.Start <= finding.Span.Start && finding.Span.Start <= s.End);

    private static IEnumerable<string> WordsOf(string text) => Words().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_-]*")]
    private static partial Regex Words();
}
