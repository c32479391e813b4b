using System.Collections.Immutable;
using System.Globalization;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Tests.Definitions.Phrases;

/// <summary>A phrase as it stands behind a key, and what was read of it in short words.</summary>
internal static class Phrase
{
    public const string Key = "key: ";

    /// <summary>The value of a file that holds nothing but <c>key: value</c>.</summary>
    public static YamlScalar Of(string value)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new("phrase.yaml", Key + value), diagnostics);
        return (YamlScalar)((YamlMapping)root!).Entries[0].Value;
    }

    /// <summary>The one finding of reading a phrase: code, words that are wrong, hint.</summary>
    public static string Finding(string value, Action<YamlScalar, DiagnosticBag> read)
    {
        var diagnostics = new DiagnosticBag();
        read(Of(value), diagnostics);
        return string.Join('\n', diagnostics.Sorted().Select(d => $"{d.Code} [{d.Span.Text}] {d.Hint}"));
    }

    public static string Describe(TimePhrase? phrase) => phrase is null
        ? "nothing"
        : phrase.Amount is null
            ? Describe(phrase.Anchor)
            : $"{Describe(phrase.Amount)} {(phrase.Before ? "before" : "after")} {Describe(phrase.Anchor)}";

    public static string Describe(TimeAmount amount)
    {
        (long Number, string Unit)[] parts =
        [
            (amount.Years, "y"), (amount.Months, "mo"), (amount.Weeks, "w"), (amount.Days, "d"), (amount.WorkingDays, "wd"),
            (amount.Hours, "h"), (amount.Minutes, "min"), (amount.Seconds, "s"),
        ];
        var said = parts.Where(p => p.Number > 0).Select(p => p.Number.ToString(CultureInfo.InvariantCulture) + p.Unit).ToImmutableArray();
        return said.IsEmpty ? "0" : string.Join(' ', said);
    }

    private static string Describe(TimeAnchor anchor) => anchor switch
    {
        TimeAnchor.Opened => "opened",
        TimeAnchor.Due => "due",
        TimeAnchor.Start => "start",
        TimeAnchor.PlanEnd => "plan end",
        TimeAnchor.Date date => date.Value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        TimeAnchor.Term term => $"{(term.End ? "end" : "start")} of {term.Name} {term.Year.ToString(CultureInfo.InvariantCulture)}",
        TimeAnchor.Stage stage => $"{(stage.End ? "end" : "start")} of {stage.Name}",
        TimeAnchor.Computed computed => $"({computed.Expression.Text})",
        _ => "?",
    };
}
