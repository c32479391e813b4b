using System.Text.RegularExpressions;
using Workflows.Language.Text;

namespace Workflows.Language.Tests.Expectations;

/// <summary>A finding that a file under <c>Invalid/</c> expects of itself.</summary>
/// <param name="Line">The line on which the finding starts, counted from 1.</param>
/// <param name="Code">Its code.</param>
/// <param name="Words">What its message has to contain; may be empty.</param>
internal sealed partial record Expectation(int Line, string Code, string Words)
{
    /// <summary>The expectations of a file: <c># expect: WF2003 words</c> on the offending line, several on one line one behind
    /// the other; <c># expect-next: …</c> on the line above where a comment would be part of a text. A file that has no comments
    /// (<c>.csv</c>) has them in a file of the same name and <c>.expect</c>, each
    /// line beginning with the line meant: <c>3: WF1503 words</c>.</summary>
    public static IEnumerable<Expectation> Of(SourceText file, SourceText? beside)
    {
        for (var line = 1; line <= file.LineCount; line++)
        {
            foreach (Match match in InComment().Matches(file.LineAt(line)))
            {
                yield return new(line + (match.Groups["next"].Success ? 1 : 0), match.Groups["code"].Value, match.Groups["words"].Value.Trim());
            }
        }

        foreach (Match match in Beside().Matches(beside?.Content ?? ""))
        {
            yield return new(int.Parse(match.Groups["line"].ValueSpan, null), match.Groups["code"].Value, match.Groups["words"].Value.Trim());
        }
    }

    public override string ToString() => $"line {Line}: {Code} {Words}";

    [GeneratedRegex(@"# expect(?<next>-next)?: *(?<code>WF\d{4})(?<words>((?!# expect).)*)")]
    private static partial Regex InComment();

    [GeneratedRegex(@"^(?<line>\d+): *(?<code>WF\d{4})(?<words>.*)$", RegexOptions.Multiline)]
    private static partial Regex Beside();
}
