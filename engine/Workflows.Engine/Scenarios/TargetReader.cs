using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads which task is meant: <c>collect</c>, <c>collect for preschool-a</c>, <c>escalation of collect for preschool-a</c>,
/// <c>escalation of deadline feedback</c>, and in a case that was called <c>inquiry/decide</c>, <c>inquiry for unit-a/decide</c>.</summary>
internal static partial class TargetReader
{
    public static TaskTarget? Read(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        if (Form().Match(scalar.Value) is not { Success: true } match)
        {
            diagnostics.Report(
                ScenarioRules.UnknownStep,
                scalar.Span,
                $"'{scalar.Value}' names no task.",
                "write it as in 'collect' or 'collect for preschool-a'");
            return null;
        }

        var kind = match.Groups["escalation"].Success ? TargetKind.Escalation : TargetKind.Task;
        ImmutableArray<CaseTarget> within = [.. match.Groups["case"].Captures.Select(c => CaseOf(scalar, c.Index, c.Value))];
        return new(scalar.Span, kind, WordOf(scalar, match.Groups["step"])!, WordOf(scalar, match.Groups["item"])) { Within = within };
    }

    /// <summary>Reads which case is meant: <c>inquiry</c>, <c>inquiry for unit-a/hearing</c>.</summary>
    public static ImmutableArray<CaseTarget> ReadCases(YamlScalar scalar)
    {
        var cases = ImmutableArray.CreateBuilder<CaseTarget>();
        var at = 0;
        foreach (var part in scalar.Value.Split('/'))
        {
            cases.Add(CaseOf(scalar, at, part));
            at += part.Length + 1;
        }

        return cases.ToImmutable();
    }

    private static CaseTarget CaseOf(YamlScalar scalar, int index, string text)
    {
        var match = Case().Match(text);
        return match.Success
            ? new(WordOf(scalar, match.Groups["step"], index)!, WordOf(scalar, match.Groups["item"], index))
            : new(new(text, scalar.SpanOf(index, index + text.Length)), null);
    }

    private static Word? WordOf(YamlScalar scalar, Group group, int from = 0) =>
        group.Success ? new(group.Value, scalar.SpanOf(from + group.Index, from + group.Index + group.Length)) : null;

    [GeneratedRegex(@"^\s*(?<escalation>escalation\s+of\s+)?((?<case>[^/]*)/)*\s*(?<step>(deadline\s)?[^\s/]+)(\s+for\s+(?<item>\S.*?))?\s*$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^\s*(?<step>\S+)(\s+for\s+(?<item>\S.*?))?\s*$")]
    private static partial Regex Case();
}
