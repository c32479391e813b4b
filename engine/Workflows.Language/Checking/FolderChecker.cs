using System.Collections.Immutable;
using Workflows.Language.Calendars;
using Workflows.Language.Checking.Cases;
using Workflows.Language.Checking.References;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Tables;
using Workflows.Language.Text;
using Workflows.Language.Translations;

namespace Workflows.Language.Checking;

/// <summary>What came of checking a folder.</summary>
/// <param name="Processes">Every process that could be read, in the order of the paths; those with errors must not run.</param>
/// <param name="Files">The files that were checked, without those that processes name from elsewhere.</param>
/// <param name="Diagnostics">All findings, sorted.</param>
public sealed record FolderCheck(ImmutableArray<CheckedProcess> Processes, ImmutableArray<SourceText> Files, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>Checks all files of a folder, each by its ending.</summary>
/// <remarks>Scenarios (<c>*.scenario.yaml</c>) are left to whoever plays them.</remarks>
public static class FolderChecker
{
    private static readonly ImmutableArray<(string Ending, Action<SourceText, SourceSet, DiagnosticBag> Check)> ByEnding =
    [
        (".calendar.yaml", (file, _, diagnostics) => CalendarReader.Read(file, diagnostics)),
        (".organisation.yaml", (file, all, diagnostics) => OrganisationReader.Read(file, all, diagnostics)),
        (".clauses.yaml", (file, _, diagnostics) => ClauseFileReader.Read(file, diagnostics)),
        (".table.yaml", (file, all, diagnostics) => TableReader.Read(file, all, diagnostics)),
        (".csv", (file, all, diagnostics) => TableReader.Read(file, all, diagnostics)),
        (".decision.yaml", (file, all, diagnostics) => DecisionFileReader.Read(file, all, diagnostics)),
        (DecisionReference.ModelEnding, (file, all, diagnostics) => CheckModel(file, all, diagnostics)),
        (".scenario.yaml", (_, _, _) => { }),
        (".yaml", ReportEnding),
        (".yml", ReportEnding),
    ];

    /// <param name="sources">All files, so that what processes name outside the folder is found.</param>
    /// <param name="under">The folder or the one file to check, as a path among them; empty: everything.</param>
    public static FolderCheck Check(SourceSet sources, string under = "")
    {
        var diagnostics = new DiagnosticBag();
        var files = sources.Files.Values.Where(f => IsUnder(f.Path, under) && !IsTemplate(f.Path)).ToImmutableArray();
        var processes = ImmutableArray.CreateBuilder<CheckedProcess>();
        var known = KnownProcesses.Of(sources);
        foreach (var file in files)
        {
            if (IsProcess(file.Path))
            {
                if (ProcessChecker.Check(sources, file.Path, known, diagnostics) is { } process)
                    processes.Add(process);
            }
            else if (!TextsFile.Is(file.Path))
            {
                ByEnding.FirstOrDefault(e => file.Path.EndsWith(e.Ending, StringComparison.OrdinalIgnoreCase)).Check?.Invoke(
                    file, sources, diagnostics);
            }
        }

        ReportUnusedTexts(files, processes, diagnostics);
        ReportDoubles(processes, diagnostics);
        ClauseCoverage.Run(processes, diagnostics);
        new CaseLinks(known, diagnostics).Run(processes);
        return new(processes.ToImmutable(), files, diagnostics.Sorted());
    }

    public static bool IsProcess(string path) => path.EndsWith(".process.yaml", StringComparison.Ordinal);

    /// <summary>Templates are read with the processes that name them; what else is Markdown is for people.</summary>
    private static bool IsTemplate(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Errors block; what another tool's checker let pass and ours does not is a warning.</summary>
    private static void CheckModel(SourceText file, SourceSet all, DiagnosticBag diagnostics)
    {
        var library = DecisionLibrary.Beside(all, file);
        library.Find(file.Path);
        diagnostics.AddRange(library.Diagnostics);
    }

    private static bool IsUnder(string path, string under)
    {
        var folder = under.Trim('/');
        return folder is "" or "."
            ? !path.StartsWith("../", StringComparison.Ordinal)
            : path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private static void ReportEnding(SourceText file, SourceSet all, DiagnosticBag diagnostics) => diagnostics.Report(
        ReferenceRules.UnknownEnding,
        file.Span(0, 0),
        $"Nothing reads the file '{file.Path}': its name has no ending that this version knows.",
        "known are .process.yaml, .texts.LANGUAGE.yaml, .calendar.yaml, .organisation.yaml, .clauses.yaml, .table.yaml, .decision.yaml, "
            + ".dmn, .scenario.yaml and .csv");

    /// <summary>The others were read with their processes.</summary>
    private static void ReportUnusedTexts(IEnumerable<SourceText> files, IEnumerable<CheckedProcess> processes, DiagnosticBag diagnostics)
    {
        var used = processes.SelectMany(p => p.Files).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(f => TextsFile.Is(f.Path) && !used.Contains(f.Path)))
        {
            TextsReader.Read(file, diagnostics);
            diagnostics.Report(
                TextsRules.UnusedTexts,
                file.Span(0, 0),
                $"No process uses the file of texts '{file.Path}'.",
                $"write '{TextsFile.LanguageOf(file.Path)}' under 'languages' in the process of that name beside it");
        }
    }

    private static void ReportDoubles(IEnumerable<CheckedProcess> processes, DiagnosticBag diagnostics)
    {
        foreach (var same in processes.Select(p => p.Process.Id).Where(id => id.Value.Length > 0).GroupBy(id => id.Value, StringComparer.Ordinal))
        {
            foreach (var later in same.Skip(1))
            {
                diagnostics.Report(
                    ReferenceRules.DuplicateProcess,
                    later.Span,
                    $"Another process has the id '{later}' already.",
                    "give one of them another id",
                    new RelatedPlace(same.First().Span, "the other one"));
            }
        }
    }
}
