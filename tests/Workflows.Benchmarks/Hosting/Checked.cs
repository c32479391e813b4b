using System.Globalization;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Benchmarks.Hosting;

/// <summary>Checks the files of benchmarks.</summary>
internal static class Checked
{
    /// <exception cref="InvalidOperationException">There is an error in them.</exception>
    public static IReadOnlyCollection<CheckedProcess> Processes(IEnumerable<string> processes, string organisation)
    {
        var files = processes.Select((text, i) => new SourceText($"case{i.ToString(CultureInfo.InvariantCulture)}.process.yaml", text));
        var check = FolderChecker.Check(SourceSet.Of([.. files, new("office.organisation.yaml", organisation)]));
        return check.HasErrors
            ? throw new InvalidOperationException(new DiagnosticRenderer().Render(check.Diagnostics))
            : check.Processes;
    }
}
