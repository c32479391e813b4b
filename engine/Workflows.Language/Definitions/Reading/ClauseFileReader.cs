using System.Collections.Immutable;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads a clause file (<c>*.clauses.yaml</c>).</summary>
/// <remarks>
/// <code>
/// document: Plan for outreach work, annex 2
/// clauses:
///   SO-P1: The preschools' routines are collected.
///   SO-P0: { text: A heading., out-of-scope: it asks for nothing }
/// </code>
/// </remarks>
public static class ClauseFileReader
{
    /// <returns>The clauses, or null when there was an error.</returns>
    public static ClauseFile? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var file = YamlReader.Read(source, own) is { } root && MappingReader.Over(root, own, RegisterVocabulary.Clauses) is { } map
            ? Read(source, map)
            : null;
        diagnostics.AddRange(own.Sorted());
        return own.HasErrors ? null : file;
    }

    private static ClauseFile Read(SourceText source, MappingReader map)
    {
        var document = map.RequiredWord("document");
        ImmutableArray<Clause> clauses = map.RequiredMapping("clauses") is { } entries
            ? [.. entries.Rest.Select(e => ReadClause(e, map.Diagnostics)).OfType<Clause>()]
            : [];
        RegisterVocabulary.Clauses.Close(map);
        ReportAlmostSame(clauses, map.Diagnostics);
        return new(source, document ?? new("", map.Head), clauses);
    }

    private static Clause? ReadClause(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var id = Shape.Name(entry.Key, "the id of a clause", diagnostics);
        Word? text;
        Word? outOfScope = null;
        if (entry.Value is YamlMapping)
        {
            var map = MappingReader.Over(entry.Value, diagnostics, RegisterVocabulary.Clause)!;
            text = map.RequiredWord("text");
            outOfScope = map.OptionalWord("out-of-scope");
            RegisterVocabulary.Clause.Close(map);
        }
        else
        {
            text = Shape.Word(entry.Value, $"'{entry.Key.Value}'", diagnostics);
        }

        return id is null || text is null ? null : new(id, text, outOfScope);
    }

    private static void ReportAlmostSame(ImmutableArray<Clause> clauses, DiagnosticBag diagnostics)
    {
        foreach (var same in clauses.GroupBy(c => c.Id.Value, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var later in same.Skip(1))
            {
                diagnostics.Report(ClauseFileRules.SameClause, later.Id.Span, $"'{later.Id}' and '{same.First().Id}' differ in upper and "
                    + "lower case only.",
                    "give one of them another id", new RelatedPlace(same.First().Id.Span, "the other one"));
            }
        }
    }
}
