using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads who acts: <c>working-group</c>, <c>head-teacher of &lt;unit.id&gt;</c>, <c>= activity.owner</c>.</summary>
public static class RoleReferenceReader
{
    /// <returns>The reference, or null when an error was reported.</returns>
    public static RoleReference? Read(YamlScalar scalar, DiagnosticBag diagnostics) => Read(scalar, 0, scalar.Value.Length, diagnostics);

    /// <summary>Reads one role or a list of roles.</summary>
    /// <returns>Those that could be read; what could not was reported.</returns>
    public static ImmutableArray<RoleReference> ReadAll(IEnumerable<YamlScalar> scalars, DiagnosticBag diagnostics) =>
        [.. scalars.Select(s => Read(s, diagnostics)).OfType<RoleReference>()];

    internal static RoleReference? Read(YamlScalar scalar, int start, int end, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, start, end);
        if (words.Peek() is not { } first)
        {
            diagnostics.Report(
                PhraseRules.Role, scalar.SpanOf(start, end), "No role is named here.", "write a role, such as 'head-teacher of <unit.id>'");
            return null;
        }

        if (first.Text[0] == '=')
            return ExpressionReader.ReadComputed(scalar, first.Start, end, diagnostics) is { } computed
                ? new RoleReference.Computed(words.Rest, computed)
                : null;

        var whole = words.Rest;
        var name = words.Take();
        if (!Names.IsId(name.Text))
        {
            diagnostics.Report(PhraseRules.Role, words.SpanOf(name), $"'{name.Text}' is not the name of a role.", HintFor(name.Text));
            return null;
        }

        var role = new Word(name.Text, words.SpanOf(name));
        if (words.AtEnd)
            return new RoleReference.Role(whole, role, null);
        if (words.Take("of") && words.Peek() is { } unitStart)
            return TextTemplateReader.Read(scalar, unitStart.Start, end, diagnostics) is { } unit ? new RoleReference.Role(whole, role, unit) : null;

        if (words.AtEnd)
            diagnostics.Report(PhraseRules.Role, whole, $"It is not said of which unit the role '{role}' is meant.", $"write '{role} of <unit.id>'");
        else
            diagnostics.Report(
                PhraseRules.Role, whole, "This is not the name of a role: such a name has no blanks.", $"write '{WithHyphens(role, words)}'");
        return null;
    }

    private static string WithHyphens(Word first, PhraseWords words)
    {
        var name = first.Value;
        while (!words.AtEnd && words.Peek() is not { Text: "of" })
            name += "-" + words.Take().Text;
        return words.AtEnd ? name : $"{name} {words.Rest.Text}";
    }

    private static string HintFor(string text) => text switch
    {
        ['<', .., '>'] => $"a role that is worked out is written '= {text[1..^1]}'",
        _ when text.Split('@') is [var role, var unit] => $"write '{role} of {unit}'",
        _ when text.StartsWith("person:", StringComparison.Ordinal) => "name a role; the organisation file says who holds it",
        _ => "names of roles have letters, digits, '-' and '_'",
    };
}
