using Workflows.Language.Calendars;
using Workflows.Language.Checking;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Tables;
using Workflows.Language.Text;
using Workflows.Language.Translations;
using Workflows.Language.Yaml;

namespace Workflows.Language.Tests.Expectations;

/// <summary>Which reader a file goes through, by its ending; the first that fits.</summary>
internal static class FileReaders
{
    private static readonly (string Ending, Action<SourceText, SourceSet, DiagnosticBag> Read)[] ByEnding =
    [
        (".process.yaml", (file, folder, diagnostics) => ProcessChecker.Check(folder, file.Path, diagnostics)),
        (".calendar.yaml", (file, _, diagnostics) => CalendarReader.Read(file, diagnostics)),
        (".organisation.yaml", (file, folder, diagnostics) => OrganisationReader.Read(file, folder, diagnostics)),
        (".clauses.yaml", (file, _, diagnostics) => ClauseFileReader.Read(file, diagnostics)),
        (".table.yaml", (file, folder, diagnostics) => TableReader.Read(file, folder, diagnostics)),
        (".csv", (file, folder, diagnostics) => TableReader.Read(file, folder, diagnostics)),
        (".decision.yaml", (file, folder, diagnostics) => DecisionFileReader.Read(file, folder, diagnostics)),
        (".dmn", ReadModel),
        (".yaml", (file, _, diagnostics) => YamlReader.Read(file, diagnostics)),
    ];

    private static void ReadModel(SourceText file, SourceSet folder, DiagnosticBag diagnostics)
    {
        var library = DecisionLibrary.Beside(folder, file);
        library.Find(file.Path);
        diagnostics.AddRange(library.Diagnostics);
    }

    /// <summary>Texts are read with the process that they belong to.</summary>
    private static void ReadTexts(SourceText file, SourceSet folder, DiagnosticBag diagnostics) =>
        ProcessChecker.Check(folder, file.Path[..file.Path.IndexOf(".texts.", StringComparison.Ordinal)] + ".process.yaml", diagnostics);

    /// <param name="file">The file to read.</param>
    /// <param name="folder">All files beside it, for references.</param>
    /// <param name="diagnostics">What is found.</param>
    public static void Read(SourceText file, SourceSet folder, DiagnosticBag diagnostics)
    {
        if (TextsFile.Is(file.Path))
            ReadTexts(file, folder, diagnostics);
        else
            ByEnding.First(r => file.Path.EndsWith(r.Ending, StringComparison.Ordinal)).Read(file, folder, diagnostics);
    }

    public static bool Knows(string path) => Array.Exists(ByEnding, r => path.EndsWith(r.Ending, StringComparison.Ordinal));
}
