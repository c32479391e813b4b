using System.Collections.Immutable;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Cli.Output;

/// <summary>Shows why parts of an evaluation came to null.</summary>
internal static class NullReasons
{
    public static ImmutableArray<Diagnostic> Of(FeelResult result) =>
        [.. result.Reasons.Distinct().Select(r => new Diagnostic(ExpressionRules.CameToNull, r.Span, r.Message))];

    /// <summary>What a script is told: null for a reason is a finding, null as asked for is not.</summary>
    public static int ExitCodeOf(FeelResult result) =>
        result.Value.IsNull && !result.Reasons.IsEmpty ? ExitCode.Findings : ExitCode.Good;
}
