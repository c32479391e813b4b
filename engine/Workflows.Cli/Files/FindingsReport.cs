using Workflows.Cli.Output;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Files;

/// <summary>Shows findings to people.</summary>
internal static class FindingsReport
{
    /// <summary>Errors and warnings with the words that are meant; what is only for information when it is asked for.</summary>
    public static void Write(CommandOutput output, IReadOnlyCollection<Diagnostic> findings, Severity least)
    {
        var renderer = new DiagnosticRenderer(output.Colours);
        foreach (var finding in findings.Where(f => f.Severity >= least))
        {
            output.Raw(renderer.Render(finding));
            output.Line();
        }
    }

    public static int ExitCodeOf(IEnumerable<Diagnostic> findings) =>
        findings.Any(f => f.Severity != Severity.Info) ? Running.ExitCode.Findings : Running.ExitCode.Good;
}
