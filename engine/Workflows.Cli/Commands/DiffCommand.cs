using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Checking;
using Workflows.Language.Comparing;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Cli.Commands;

/// <summary>Tells in words what is another in a newer version of a process.</summary>
/// <remarks>Exit codes as POSIX <c>diff</c> has them: 0 the same, 1 different, 2 trouble.</remarks>
internal sealed class DiffCommand : FormattedCommand
{
    private readonly Argument<string> _old = new("old") { Description = "The older process file, or a folder with one process" };
    private readonly Argument<string> _new = new("new") { Description = "The newer one" };

    public DiffCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "diff",
            "Tells in words what is another in a newer version of a process: dates, people, texts, steps",
            new Example("diff outreach-2020.process.yaml processes/school-outreach", "tells what has changed since"),
            new Example("diff old new --format json", "the same for programs"))
    {
        Arguments.Add(_old);
        Arguments.Add(_new);
    }

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var before = Find(given.GetRequiredValue(_old));
        var after = Find(given.GetRequiredValue(_new));
        var findings = new DiagnosticBag();
        if (ProcessComparer.Compare(before.Process.Process.Source, after.Process.Process.Source, findings) is not { } comparison)
        {
            FindingsReport.Write(output, findings.Sorted(), Severity.Error);
            throw CommandStoppedException.Usage("One of the two cannot be read as a process.", "'workflows check' tells all that is wrong with it");
        }

        var others = OtherFile.Between(before, after);
        var same = comparison.Changes.IsEmpty && others.IsEmpty;
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new
            {
                process = comparison.Process,
                same,
                changes = comparison.Changes.Select(c => new
                {
                    kind = c.Kind.ToString().ToLowerInvariant(),
                    c.Subject,
                    c.Key,
                    c.Text,
                    old = PlaceOf(c.Old),
                    @new = PlaceOf(c.New),
                }),
                otherFiles = others.Select(o => new { o.Old, o.New }),
            });
        }
        else
        {
            Write(output, comparison, others);
        }

        return Task.FromResult(same ? ExitCode.Good : ExitCode.Findings);
    }

    private static void Write(CommandOutput output, ProcessComparison comparison, ImmutableArray<OtherFile> others)
    {
        if (!comparison.Changes.IsEmpty)
        {
            Write(output, comparison);
        }
        else if (others.IsEmpty)
        {
            output.Text($"{comparison.Process}: nothing that people would notice is another.");
        }
        else
        {
            output.Text($"{comparison.Process}: the process file says the same, and files that it names do not.");
        }

        if (!others.IsEmpty)
        {
            output.Line();
            output.Text("Files that the process names and that differ (they are not compared in words):");
            foreach (var other in others)
            {
                output.Text($"  {other}");
            }
        }
    }

    private static void Write(CommandOutput output, ProcessComparison comparison)
    {
        output.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"{comparison.Process}: {comparison.Changes.Length} {(comparison.Changes.Length == 1 ? "change" : "changes")}"));
        foreach (var change in comparison.Changes)
        {
            output.Line();
            output.Text($"  {change.Text}");
            output.Text($"      {string.Join(" -> ", new[] { Shown(change.Old), Shown(change.New) }.OfType<string>())}");
        }
    }

    private static string? Shown(SourceSpan? span) =>
        span is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Source.Path}:{at.StartPosition.Line}") : null;

    private static object? PlaceOf(SourceSpan? span) => span is { } at ? new { path = at.Source.Path, line = at.StartPosition.Line } : null;

    private (CheckedProcess Process, SourceSet Files) Find(string path)
    {
        var (process, _, files) = OneProcess.Find(Surroundings, path, null);
        return (process, files);
    }
}
