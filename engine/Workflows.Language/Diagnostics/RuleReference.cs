using System.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>Writes the list of all kinds of findings as Markdown: <c>engine/docs/diagnostics.md</c>.</summary>
public static class RuleReference
{
    private static readonly (char Digit, string Title)[] Groups =
    [
        ('0', "YAML"),
        ('1', "Shape"),
        ('2', "References"),
        ('3', "Expressions"),
        ('4', "Flow"),
        ('5', "Privacy"),
        ('6', "Clauses and time"),
        ('7', "Scenarios"),
        ('9', "Incidents at run time"),
    ];

    public static string Markdown(RuleCatalogue catalogue)
    {
        var text = new StringBuilder(
            """
            # Diagnostics

            Every finding of a check has a code that is never used for anything else. This list is generated from the rules in
            the code; `workflows explain WF2003` tells the same. An error keeps a file from being deployed, a warning does not, and
            what is for information never fails a check.

            """);
        foreach (var (digit, title) in Groups)
        {
            var rules = catalogue.All.Where(r => r.Code[2] == digit).ToList();
            if (rules.Count == 0)
            {
                continue;
            }

            text.Append($"\n## {title}\n");
            rules.ForEach(r => text.Append($"\n### {r.Code} {r.Title}\n\n*{r.Severity}.* {Body(r.Explanation)}\n"));
        }

        return text.ToString();
    }

    /// <summary>The explanation with its indented examples set apart as Markdown wants it.</summary>
    private static string Body(string explanation)
    {
        var lines = explanation.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var body = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var isExample = lines[i].StartsWith("    ", StringComparison.Ordinal);
            if (i > 0)
            {
                var wasExample = lines[i - 1].StartsWith("    ", StringComparison.Ordinal);
                body.Append(isExample != wasExample ? "\n\n" : "\n");
            }

            body.Append(isExample ? lines[i] : Escape(lines[i]));
        }

        return body.ToString();
    }

    private static string Escape(string line) => line.Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
