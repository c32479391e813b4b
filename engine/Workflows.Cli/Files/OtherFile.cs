using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Text;
using Workflows.Language.Translations;

namespace Workflows.Cli.Files;

/// <summary>A file named by one of two versions of a process, or by both, that is not the same in both.</summary>
/// <param name="Old">Its path beside the older; null: only the newer has it.</param>
/// <param name="New">Its path beside the newer; null: only the older has it.</param>
internal sealed record OtherFile(string? Old, string? New)
{
    /// <summary>The tables, calendars, decisions, clauses, templates, translations and the organisation that differ, by their names.</summary>
    public static ImmutableArray<OtherFile> Between((CheckedProcess Process, SourceSet Files) before, (CheckedProcess Process, SourceSet Files) after)
    {
        var (old, now) = (NamedBy(before.Process, before.Files), NamedBy(after.Process, after.Files));
        return
        [
            .. old.Keys.Union(now.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => (Old: old.GetValueOrDefault(name), New: now.GetValueOrDefault(name)))
                .Where(pair => pair.Old is null || pair.New is null || Content(pair.Old) != Content(pair.New))
                .Select(pair => new OtherFile(pair.Old?.Path, pair.New?.Path)),
        ];
    }

    public override string ToString() => (Old, New) switch
    {
        (null, _) => $"{New} (only the newer has it)",
        (_, null) => $"{Old} (only the older has it)",
        _ => $"{Old} -> {New}",
    };

    /// <summary>What a process names, and what that takes its rows from; files of
    /// one name in several folders are told apart by their order.</summary>
    private static Dictionary<string, SourceText> NamedBy(CheckedProcess process, SourceSet all)
    {
        var files = process.Files.Where(f => f != process.Process.Source).ToHashSet();
        if (process.Organisation is { } organisation)
        {
            files.Add(organisation.Source);
        }

        for (var registers = files.ToList(); registers.Count > 0;)
        {
            registers = [.. registers
                .SelectMany(r => RegisterFiles.NamedBy(r).Select(n => all.FindFrom(r, n)))
                .OfType<SourceText>()
                .Where(files.Add)];
        }

        return files
            .GroupBy(NameOf, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(f => f.Path, StringComparer.Ordinal).Select((file, i) => (Name: $"{g.Key}/{i}", file)))
            .ToDictionary(f => f.Name, f => f.file, StringComparer.Ordinal);
    }

    /// <summary>The name without its folder; of a translation only the language, for it is named after the process file.</summary>
    private static string NameOf(SourceText file) =>
        TextsFile.LanguageOf(file.Path) is { } language ? $"texts.{language}" : file.Path[(file.Path.LastIndexOf('/') + 1)..];

    private static string Content(SourceText file) => file.Content.ReplaceLineEndings("\n");
}
