using Workflows.Engine.Graph;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Tests.Shared.Model;

/// <summary>Made-up processes, checked as files are.</summary>
internal static class MadeUpGraph
{
    /// <returns>Null when it has errors.</returns>
    public static ProcessGraph? TryBuild(ProcessShape process)
    {
        var check = Check(process);
        return check.HasErrors ? null : ProcessGraph.Build(check.Processes.Single(p => p.Process.Id.Value == "made-up"));
    }

    public static FolderCheck Check(ProcessShape process)
    {
        var text = new SourceText("made-up.process.yaml", ShapeText.Of(process));
        var callsOthers = ShapeParts.StepsOf(process).Any(s => s is CallShape or OpenShape);
        return FolderChecker.Check(SourceSet.Of(callsOthers ? [text, new("child.process.yaml", ShapeText.Child)] : [text]));
    }

    /// <summary>What the check finds, for when it should find nothing.</summary>
    public static string FindingsIn(ProcessShape process) =>
        string.Concat(Check(process).Diagnostics.Where(d => d.Severity == Severity.Error).Select(new DiagnosticRenderer().Render));
}
