using System.Collections.Immutable;
using Workflows.Language.Calendars;
using Workflows.Language.Checking.Asking;
using Workflows.Language.Decisions;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Tables;
using Workflows.Language.Text;
using Workflows.Language.Translations;

namespace Workflows.Language.Checking;

/// <summary>What a process names, read. What is not there or has errors is null, and was reported.</summary>
internal sealed record ReferencedFiles
{
    /// <summary>Null only when the process names one that cannot be used.</summary>
    public required WorkCalendar? Calendar { get; init; }

    public required Organisation? Organisation { get; init; }

    public required ClauseFile? Clauses { get; init; }

    /// <summary>By the data field that holds them.</summary>
    public required ImmutableDictionary<string, DataTable> Tables { get; init; }

    /// <summary>The templates of documents, by the id of the step.</summary>
    public required ImmutableDictionary<string, TextTemplate> Templates { get; init; }

    /// <summary>What its steps ask.</summary>
    public required ImmutableDictionary<DecisionReference, NamedDecision> Decisions { get; init; }
    /// <summary>The texts in other languages.</summary>
    public required ImmutableArray<ProcessTexts> Texts { get; init; }

    /// <summary>The process file and all others but the organisation, in the order of their paths.</summary>
    public required ImmutableArray<SourceText> Files { get; init; }

    /// <summary>The type of the rows of each table.</summary>
    public ImmutableDictionary<string, FeelType> TableTypes => Tables.ToImmutableDictionary(t => t.Key, t => t.Value.Type);

    public static ReferencedFiles Read(ProcessDefinition process, SourceSet sources, DiagnosticBag diagnostics)
    {
        var named = new NamedFiles(sources, process.Source, diagnostics);
        var files = new HashSet<SourceText> { process.Source };
        var calendar = Found(process.Calendar, n => named.Find(n, "calendar", ".calendar.yaml"));
        var clauses = Found(process.GovernedBy, n => named.Find(n, "clause file"));
        var organisation = process.Organisation is { } name ? named.Find(name, "organisation", ".organisation.yaml") : null;
        var tables = ImmutableDictionary.CreateBuilder<string, DataTable>(StringComparer.Ordinal);
        foreach (var field in process.Data.Where(f => f.Type is FieldType.Table && f.From is not null))
        {
            if (Found(field.From, n => named.Find(n, "table")) is { } file && TableReader.Read(file, sources, diagnostics) is { } table)
            {
                files.Add(table.Source);
                tables.TryAdd(field.Name.Value, table);
            }
        }

        var templates = ProcessTemplates.Read(process, word => Found(word, n => named.Find(n, "template")), diagnostics);
        var decisions = ImmutableDictionary.CreateBuilder<DecisionReference, NamedDecision>();
        var asked = new DecisionSources(sources, named, diagnostics);
        foreach (var step in process.Steps.All().OfType<DecideStep>())
        {
            if (asked.Find(step.Decision) is { } decision)
            {
                files.UnionWith(decision.Files);
                decisions.TryAdd(step.Decision, decision);
            }
        }

        var texts = process.OtherLanguages.Select(l => FindTexts(named, process, l)).OfType<SourceText>().ToImmutableArray();
        files.UnionWith(texts);
        return new()
        {
            Templates = templates,
            Texts = [.. texts.Select(t => TextsReader.Read(t, diagnostics)).OfType<ProcessTexts>()],
            Calendar = OfThisWork(
                process.Calendar is null ? WorkCalendar.Plain : calendar is null ? null : CalendarReader.Read(calendar, diagnostics)),
            Organisation = organisation is null ? null : OrganisationReader.Read(organisation, sources, diagnostics),
            Clauses = clauses is null ? null : ClauseFileReader.Read(clauses, diagnostics),
            Tables = tables.ToImmutable(),
            Decisions = decisions.ToImmutable(),
            Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)],
        };

        WorkCalendar? OfThisWork(WorkCalendar? read) =>
            process.Hours is { } hours ? read?.At(hours) : read;
        static SourceText? FindTexts(NamedFiles named, ProcessDefinition process, Word language) => TextsReader.IsLanguage(language.Value)
            ? named.FindBeside(TextsFile.NameOf(process.Source, language.Value), language, "file of texts")
            : null;

        SourceText? Found(Word? word, Func<Word, SourceText?> find)
        {
            var file = word is null ? null : find(word);
            if (file is not null)
                files.Add(file);
            return file;
        }
    }
}
