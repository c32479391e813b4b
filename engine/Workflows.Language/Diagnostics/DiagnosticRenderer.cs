using System.Globalization;
using System.Text;
using Workflows.Language.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>Whether a text for a terminal carries colours (ECMA-48 SGR).</summary>
public enum TerminalColours
{
    None,
    Ansi,
}

/// <summary>Shows findings to people, each with the words of the file that are meant.</summary>
/// <remarks>
/// <code>
/// error WF2003: No step named 'aprove' in this process.
///   --> processes/expense.process.yaml:24:13
///    |
/// 24 |       goto: aprove
///    |             ^^^^^^
///    = hint: did you mean 'approve' (line 31)?
/// </code>
/// Lines end with LF. Nothing that stands in a file can steer the terminal.
/// </remarks>
public sealed class DiagnosticRenderer(TerminalColours colours = TerminalColours.None)
{
    private const string Reset = "\e[0m";
    private const string Bold = "\e[1m";
    private const string Blue = "\e[34m";

    /// <summary>All findings, parted by empty lines, and behind them the summary.</summary>
    public string Render(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            Write(text, diagnostic);
            text.Append('\n');
        }

        return text.Append(Summary(diagnostics)).Append('\n').ToString();
    }

    public string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        Write(text, diagnostic);
        return text.ToString();
    }

    /// <summary><c>2 errors, 1 warning</c></summary>
    public static string Summary(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = diagnostics.Count(d => d.Severity == Severity.Warning);
        var others = diagnostics.Count - errors - warnings;
        var parts = new List<string>();
        if (errors + warnings == 0)
        {
            parts.Add("no errors or warnings");
        }

        AddCount(parts, errors, "error", "errors");
        AddCount(parts, warnings, "warning", "warnings");
        AddCount(parts, others, "for information", "for information");
        return string.Join(", ", parts);
    }

    internal static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static void AddCount(List<string> parts, int count, string one, string many)
    {
        if (count > 0)
        {
            parts.Add($"{count} {(count == 1 ? one : many)}");
        }
    }

    private void Write(StringBuilder text, Diagnostic diagnostic)
    {
        var colour = diagnostic.Severity switch { Severity.Error => "\e[31m", Severity.Warning => "\e[33m", _ => "\e[36m" };
        var gutter = diagnostic.Related.Select(r => r.Span).Append(diagnostic.Span)
            .Max(s => SourceExcerpt.LastLine(s).ToString(CultureInfo.InvariantCulture).Length);
        text.Append(Paint($"{Name(diagnostic.Severity)} {diagnostic.Code}", Bold + colour))
            .Append(Paint($": {DisplayText.Safe(diagnostic.Message)}", Bold)).Append('\n');
        WritePlace(text, diagnostic.Span, "-->", "", gutter);
        WriteExcerpt(text, diagnostic.Span, gutter, '^', colour);
        if (diagnostic.Hint is { } hint)
        {
            text.Append(' ', gutter).Append(Paint(" = ", Bold + Blue)).Append(Paint("hint", Bold)).Append($": {DisplayText.Safe(hint)}\n");
        }

        foreach (var related in diagnostic.Related)
        {
            WritePlace(text, related.Span, ":::", $": {DisplayText.Safe(related.Message)}", gutter);
            WriteExcerpt(text, related.Span, gutter, '-', Blue);
        }
    }

    private void WritePlace(StringBuilder text, SourceSpan span, string arrow, string remark, int gutter) =>
        text.Append(' ', gutter).Append(Paint(arrow, Bold + Blue)).Append($" {DisplayText.Safe(span.ToString())}{remark}\n");

    private void WriteExcerpt(StringBuilder text, SourceSpan span, int gutter, char mark, string colour)
    {
        text.Append(Paint(new string(' ', gutter) + " |", Bold + Blue)).Append('\n');
        new SourceExcerpt(span, gutter, mark, g => Paint(g, Bold + Blue), m => Paint(m, Bold + colour)).WriteTo(text);
    }

    private string Paint(string words, string codes) => colours == TerminalColours.Ansi ? codes + words + Reset : words;
}
