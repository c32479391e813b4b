using System.Text.RegularExpressions;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads which task is meant: <c>collect</c>, <c>collect for preschool-a</c>, <c>escalation of collect for preschool-a</c>,
/// <c>escalation of deadline feedback</c>.</summary>
internal static partial class TargetReader
{
    public static TaskTarget? Read(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        if (Form().Match(scalar.Value) is not { Success: true } match)
        {
            diagnostics.Report(ScenarioRules.UnknownStep, scalar.Span, $"'{scalar.Value}' names no task.", "write it as in 'collect' or 'collect for preschool-a'");
            return null;
        }

        var kind = match.Groups["escalation"].Success ? TargetKind.Escalation : TargetKind.Task;
        return new(scalar.Span, kind, WordOf(match.Groups["step"]), match.Groups["item"].Success ? WordOf(match.Groups["item"]) : null);

        Word WordOf(Group group) => new(group.Value, scalar.SpanOf(group.Index, group.Index + group.Length));
    }

    [GeneratedRegex(@"^\s*(?<escalation>escalation\s+of\s+)?(?<step>(deadline\s)?\S+)(\s+for\s+(?<item>\S.*?))?\s*$")]
    private static partial Regex Form();
}
