using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Translations;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads an organisation file (<c>*.organisation.yaml</c>).</summary>
/// <remarks>
/// <code>
/// organisation: municipality
/// units:
///   preschool-a: { name: Förskolan Ankan, kind: preschool }
/// roles:
///   head-teacher: { title: Rektor, per-unit: yes }
///   working-group: Arbetsgruppen
/// people:
///   anna: { name: Anna Ek, mail: anna@example.org }
/// holdings:
///   - { role: head-teacher of preschool-a, person: anna, from: 2019-08-01 }
///   - { role: working-group, person: anna, deputy: yes, to: 2020-06-30 }
/// </code>
/// Instead of a set of keys, <c>units</c> may name a table file with the columns <c>id</c> and <c>name</c>, and perhaps <c>kind</c>
/// and <c>parent</c>.
/// </remarks>
public static partial class OrganisationReader
{
    /// <param name="source">The organisation file.</param>
    /// <param name="files">Where a table of units is looked for.</param>
    /// <param name="diagnostics">Told what is wrong.</param>
    /// <returns>The organisation, or null when there was an error.</returns>
    public static Organisation? Read(SourceText source, SourceSet files, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var organisation = YamlReader.Read(source, own) is { } root && MappingReader.Over(root, own, RegisterVocabulary.Organisation) is { } map
            ? Read(source, files, map)
            : null;
        diagnostics.AddRange(own.Sorted());
        return own.HasErrors ? null : organisation;
    }

    private static Organisation Read(SourceText source, SourceSet files, MappingReader map)
    {
        var organisation = new Organisation
        {
            Source = source,
            Name = map.RequiredName("organisation") ?? new("", map.Head),
            Title = map.OptionalWord("title"),
            Units = map.Optional("units") is { } units ? UnitReader.Read(units, source, files, map.Diagnostics) : [],
            Roles = [.. Entries(map, "roles").Select(e => ReadRole(e, map.Diagnostics)).OfType<RoleDefinition>()],
            People = [.. Entries(map, "people").Select(e => ReadPerson(e, map.Diagnostics)).OfType<Person>()],
        };
        ReportSharedMail(organisation, map.Diagnostics);
        var holdings = HoldingReader.Read(map.OptionalList("holdings"), organisation, map.Diagnostics);
        RegisterVocabulary.Organisation.Close(map);
        ReportUnheld(organisation, holdings, map.Diagnostics);
        return organisation with { Holdings = holdings };
    }

    private static IEnumerable<YamlEntry> Entries(MappingReader map, string key) => map.OptionalMapping(key)?.Rest ?? [];

    /// <summary><c>working-group: Arbetsgruppen</c>, or with keys.</summary>
    private static RoleDefinition? ReadRole(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var id = Shape.Name(entry.Key, "the name of a role", diagnostics);
        if (entry.Value is not YamlMapping)
        {
            var alone = Shape.Word(entry.Value, $"'{entry.Key.Value}'", diagnostics);
            return id is null || alone is null ? null : new(id, alone, PerUnit: false);
        }

        var map = MappingReader.Over(entry.Value, diagnostics, RegisterVocabulary.Role)!;
        var title = map.RequiredWord("title");
        var perUnit = map.OptionalYesNo("per-unit") ?? false;
        RegisterVocabulary.Role.Close(map);
        return id is null ? null : new(id, title ?? id, perUnit);
    }

    /// <summary><c>anna: Anna Ek</c>, or with keys.</summary>
    private static Person? ReadPerson(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var id = Shape.Name(entry.Key, "the name of a person", diagnostics);
        if (entry.Value is not YamlMapping)
        {
            var alone = Shape.Word(entry.Value, $"'{entry.Key.Value}'", diagnostics);
            return id is null || alone is null ? null : new(id, alone, null);
        }

        var map = MappingReader.Over(entry.Value, diagnostics, RegisterVocabulary.Person)!;
        var name = map.RequiredWord("name");
        var mail = map.OptionalWord("mail");
        var language = map.OptionalWord("language");
        RegisterVocabulary.Person.Close(map);
        if (language is not null && !TextsReader.IsLanguage(language.Value))
            map.Diagnostics.Report(TextsRules.NotALanguage, language.Span, $"'{language}' is no language tag.", "write it like sv, en or nb");
        if (mail is not null && !MailAddress().IsMatch(mail.Value))
        {
            diagnostics.Report(OrganisationRules.BadMail, mail.Span, $"'{mail}' is not a mail address.", "write it like anna@example.org");
        }

        return id is null ? null : new(id, name ?? id, mail, language);
    }

    private static void ReportSharedMail(Organisation organisation, DiagnosticBag diagnostics)
    {
        foreach (var same in organisation.People.Where(p => p.Mail is not null).GroupBy(p => p.Mail!.Value, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var later in same.Skip(1))
            {
                diagnostics.Report(
                    OrganisationRules.SharedMail,
                    later.Mail!.Span,
                    $"'{later.Id}' has the mail address of '{same.First().Id}'.",
                    "give each person an address of their own",
                    new RelatedPlace(same.First().Mail!.Span, "the other one"));
            }
        }
    }

    private static void ReportUnheld(Organisation organisation, ImmutableArray<RoleHolding> holdings, DiagnosticBag diagnostics)
    {
        foreach (var role in organisation.Roles.Where(r => holdings.All(h => h.Role.Value != r.Id.Value)))
        {
            diagnostics.Report(
                OrganisationRules.NobodyHolds, role.Id.Span, $"Nobody holds the role '{role.Id}'.", "add a holding, or delete the role");
        }
    }

    [GeneratedRegex(@"^[^\s@<>,;""]+@[^\s@<>,;""]+$")]
    private static partial Regex MailAddress();
}
