using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Graph;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Cli.Files;

/// <summary>The one process that a person means by a file or a folder.</summary>
internal static class OneProcess
{
    /// <param name="surroundings">Where relative paths start.</param>
    /// <param name="path">A process file, or a folder with processes.</param>
    /// <param name="id">Which of several; null: there must be one.</param>
    /// <returns>It, everything found in the folder, and all files that were read; it may have errors.</returns>
    public static (CheckedProcess Process, FolderCheck Check, SourceSet Files) Find(CommandSurroundings surroundings, string path, string? id)
    {
        var read = SourceReading.Read(surroundings, [path]);
        var check = FolderChecker.Check(read.Files, read.Named[0]);
        var ids = check.Processes.Select(p => p.Process.Id.Value).ToList();
        var meant = id is null ? check.Processes : [.. check.Processes.Where(p => p.Process.Id.Value == id)];
        return meant switch
        {
            [var one] => (one, check, read.Files),
            [] when id is not null && ids.Count > 0 => throw CommandStoppedException.Usage(
                $"There is no process '{id}' in {path}.", Suggestion.Hint(id, ids) ?? $"there is {Listing.And(ids)}"),
            [] => throw CommandStoppedException.Usage(
                $"There is no process in {path}.",
                check.HasErrors ? $"'workflows check {path}' tells what is wrong with its files" : "its file ends in .process.yaml"),
            _ => throw CommandStoppedException.Usage($"There are several processes in {path}.", $"choose with --process: {Listing.Or(ids)}"),
        };
    }

    /// <summary>The graphs of the processes among some files, by id; null for one that is not there or has errors.</summary>
    public static Func<string, ProcessGraph?> GraphsOf(SourceSet files)
    {
        var check = new Lazy<FolderCheck>(() => FolderChecker.Check(files));
        return id =>
            check.Value.Processes.FirstOrDefault(p => p.Process.Id.Value == id) is { HasErrors: false } process ? ProcessGraph.Build(process) : null;
    }

    /// <summary>Stops before a process with errors is run; they are shown as a check shows them.</summary>
    /// <returns>True when it has none.</returns>
    public static bool IsSound(CheckedProcess process, CommandOutput output)
    {
        if (!process.HasErrors)
        {
            return true;
        }

        if (output.Format == OutputFormat.Json)
        {
            output.Json(new { diagnostics = process.Diagnostics.Select(DiagnosticJson.Of) });
        }
        else
        {
            FindingsReport.Write(output, process.Diagnostics, Severity.Error);
            output.Line($"Not run: {DiagnosticRenderer.Summary(process.Diagnostics)}.");
        }

        return false;
    }
}
