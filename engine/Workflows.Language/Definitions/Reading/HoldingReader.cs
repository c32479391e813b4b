using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads who holds which role, and checks it against the roles, units and people of the same file.</summary>
internal sealed class HoldingReader
{
    private const string Of = " of ";

    private readonly Organisation _organisation;
    private readonly DiagnosticBag _diagnostics;

    private HoldingReader(Organisation organisation, DiagnosticBag diagnostics)
    {
        _organisation = organisation;
        _diagnostics = diagnostics;
    }

    public static ImmutableArray<RoleHolding> Read(ImmutableArray<YamlNode> nodes, Organisation organisation, DiagnosticBag diagnostics)
    {
        var reader = new HoldingReader(organisation, diagnostics);
        ImmutableArray<RoleHolding> holdings = [.. nodes.Select(reader.ReadOne).OfType<RoleHolding>()];
        reader.ReportOverlaps(holdings);
        return holdings;
    }

    private RoleHolding? ReadOne(YamlNode node)
    {
        if (MappingReader.Over(node, _diagnostics, RegisterVocabulary.Holding) is not { } map)
        {
            return null;
        }

        var role = map.RequiredText("role") is { } phrase ? ReadRole(phrase) : null;
        var person = map.RequiredWord("person");
        var from = map.OptionalDate("from");
        var to = map.OptionalDate("to");
        var deputy = map.OptionalYesNo("deputy") ?? false;
        RegisterVocabulary.Holding.Close(map);
        if (person is not null && _organisation.FindPerson(person.Value) is null)
        {
            _diagnostics.Report(
                OrganisationRules.UnknownPerson,
                person.Span,
                $"There is no person '{person}'.",
                Suggestion.Hint(person.Value, _organisation.People.Select(p => p.Id.Value)) ?? "add them under 'people'");
        }

        if (from > to)
        {
            _diagnostics.Report(
                OrganisationRules.PeriodReversed,
                map.Mapping.Find("to")!.Value.Span,
                $"The period ends on {Iso(to)} and starts on {Iso(from)}.",
                "swap the two days");
        }

        return role is null || person is null ? null : new(node.Span, role.Value.Role, role.Value.Unit, person, from, to, deputy);
    }

    /// <summary><c>working-group</c>, or <c>head-teacher of preschool-a</c>.</summary>
    private (Word Role, Word? Unit)? ReadRole(YamlScalar phrase)
    {
        var of = phrase.Value.IndexOf(Of, StringComparison.Ordinal);
        var role = Part(phrase, 0, of < 0 ? phrase.Value.Length : of);
        var unit = of < 0 ? null : Part(phrase, of + Of.Length, phrase.Value.Length);
        if (_organisation.FindRole(role.Value) is not { } defined)
        {
            _diagnostics.Report(
                OrganisationRules.UnknownRole,
                role.Span,
                $"There is no role '{role}'.",
                Suggestion.Hint(role.Value, _organisation.Roles.Select(r => r.Id.Value)) ?? "add it under 'roles'");
            return null;
        }

        if (unit is null && defined.PerUnit)
        {
            _diagnostics.Report(
                OrganisationRules.RoleNeedsUnit,
                role.Span,
                $"The role '{role}' is held for one unit, and none is named.",
                $"write '{role} of …' with the name of a unit");
            return null;
        }

        if (unit is not null && !defined.PerUnit)
        {
            _diagnostics.Report(
                OrganisationRules.RoleHasNoUnit,
                phrase.Span,
                $"The role '{role}' is held once, not for one unit.",
                $"write '{role}', or 'per-unit: yes' where the role is defined");
            return null;
        }

        // Without any unit their source has failed, which has been told.
        if (unit is not null && !_organisation.Units.IsEmpty && _organisation.FindUnit(unit.Value) is null)
        {
            _diagnostics.Report(
                OrganisationRules.UnknownUnit,
                unit.Span,
                $"There is no unit '{unit}'.",
                Suggestion.Hint(unit.Value, _organisation.Units.Select(u => u.Id.Value)) ?? "add it under 'units'");
            return null;
        }

        return (role, unit);
    }

    private void ReportOverlaps(ImmutableArray<RoleHolding> holdings)
    {
        foreach (var same in holdings.GroupBy(h => (h.Principal, h.Person.Value)))
        {
            var inOrder = same.OrderBy(h => h.From ?? LocalDate.MinIsoValue).ToList();
            for (var i = 1; i < inOrder.Count; i++)
            {
                if (inOrder.Take(i).FirstOrDefault(h => h.To is null || inOrder[i].From is null || inOrder[i].From <= h.To) is { } earlier)
                {
                    _diagnostics.Report(OrganisationRules.HeldTwice, inOrder[
                        i].Person.Span, $"'{inOrder[i].Person}' holds {inOrder[i].Principal} twice at the same time.",
                        "let the periods follow one another, or delete one", new RelatedPlace(earlier.Person.Span, "the other one"));
                }
            }
        }
    }

    private static Word Part(YamlScalar phrase, int start, int end)
    {
        var part = phrase.Value[start..end];
        start += part.Length - part.TrimStart().Length;
        return new(part.Trim(), phrase.SpanOf(start, start + part.Trim().Length));
    }

    private static string Iso(LocalDate? date) => NodaTime.Text.LocalDatePattern.Iso.Format(date!.Value);
}
