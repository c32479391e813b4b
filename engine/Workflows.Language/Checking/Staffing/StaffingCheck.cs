using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Flow;
using Workflows.Language.Checking.Places;
using Workflows.Language.Checking.References;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Staffing;

/// <summary>Finds steps for roles that nobody holds: of a unit of a table, on the
/// day when they are due, or in the time of the plan (WF2014).</summary>
internal sealed class StaffingCheck
{
    private readonly ProcessDefinition _process;
    private readonly Organisation _organisation;
    private readonly FixedDays _days;
    private readonly FlowGraph _flow;
    private readonly KnownItems _items;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private StaffingCheck(
        ProcessDefinition process, StepPlaces places, FlowGraph flow, ReferencedFiles files, BoundExpressions expressions, DiagnosticBag diagnostics)
    {
        (_process, _organisation, _flow, _diagnostics) = (process, files.Organisation!, flow, diagnostics);
        _days = new(process.Plan, files.Calendar);
        _items = new(process, places, files.Tables, expressions);
    }

    public static void Run(
        ProcessDefinition process, StepPlaces places, FlowGraph flow, ReferencedFiles files, BoundExpressions expressions, DiagnosticBag diagnostics)
    {
        var check = new StaffingCheck(process, places, flow, files, expressions, diagnostics);
        foreach (var role in process.Start
            .Select(s => s.By)
            .Append(process.Owner)
            .Concat(process.Deadlines.SelectMany(d => d.Escalate).Select(e => e.To)))
            check.Check(role is null ? [] : [role], null, null);
        foreach (var place in places.All)
            check.Check(place);
    }

    private void Check(StepPlace place)
    {
        var step = place.Step;
        var due = step.Due is null ? null : _flow.IsReachedAtOnce(step) ? _days.DayOfFirst(step.Due) : _days.DayOf(step.Due);
        if (step is HumanStep human)
            Check([human.By], place, due);
        ImmutableArray<RoleReference> others = step switch
        {
            DecisionStep { PresentedBy: { } presenter } => [presenter],
            NotifyStep notify => notify.To,
            DocumentStep document => document.Copies,
            _ => [],
        };
        Check(others, place, null);
        foreach (var escalation in step.Escalate)
            Check([escalation.To], place, null);
    }

    /// <param name="roles">Who is meant; one of them is enough.</param>
    /// <param name="place">Where; null for the process itself.</param>
    /// <param name="due">The day on which somebody has to hold it; null: all through the plan.</param>
    private void Check(ImmutableArray<RoleReference> roles, StepPlace? place, LocalDate? due)
    {
        if (roles.IsEmpty || (place is null ? [FeelContext.Empty] : _items.Inside(place)) is not { } items)
            return;

        var vacancies =
            from names in items
            let principals = roles.Select(r => PrincipalOf(r, names)).ToList()
            where !principals.Contains(null)
            let vacant = principals.Select(p => (Principal: p!, Vacancy: Vacancy.Of(_organisation, p!, _process.Plan, due))).ToList()
            where vacant.TrueForAll(v => v.Vacancy is not null)
            from one in vacant.Distinct()
            group one.Principal by one.Vacancy!.Value.Words into same
            select (same.Key, Principals: same.Distinct(StringComparer.Ordinal).ToImmutableArray());
        foreach (var (when, principals) in vacancies)
            Report(roles[0], principals, when);
    }

    private void Report(RoleReference role, ImmutableArray<string> principals, string when)
    {
        var words = WordsOf(principals);
        if (!_told.Add(words + when))
            return;

        var strange = principals
            .Select(p => p.Split('@'))
            .Where(p => p.Length == 2 && _organisation.FindUnit(p[1]) is null)
            .Select(p => p[1])
            .ToList();
        _diagnostics.Report(
            ReferenceRules.Vacant,
            role.Span,
            $"Nobody holds {words}{when}.",
            strange.Count > 0
                ? $"{_organisation.Source.Path} has no unit {Listing.Or(strange)}: add it with somebody who holds the role, or correct the table"
                : $"name somebody under 'holdings' in {_organisation.Source.Path}, or let another role do it");
    }

    /// <summary><c>'head-teacher' of 'preschool-a' and 'preschool-b'</c></summary>
    private static string WordsOf(ImmutableArray<string> principals)
    {
        var byRole = principals.Select(p => p.Split('@', 2)).GroupBy(p => p[0], p => p.Length > 1 ? p[1] : null);
        return string.Join(" and ", byRole.Select(r => r.First() is null ? $"'{r.Key}'" : $"'{r.Key}' of {Listing.And([.. r.OfType<string>()])}"));
    }

    /// <summary>Null where it is not known, and where the role itself is not: that was told.</summary>
    private string? PrincipalOf(RoleReference role, FeelContext names) => role switch
    {
        RoleReference.Role { Unit: null } alone => _organisation.FindRole(alone.Name.Value) is { PerUnit: false } ? alone.Name.Value : null,
        RoleReference.Role { Unit: { } unit } ofUnit =>
            _organisation.FindRole(ofUnit.Name.Value) is { PerUnit: true } && TextOf(unit, names) is { Length: > 0 } id
                && (unit.Parts.Any(p => p.Placeholder is not null) || _organisation.FindUnit(id) is not null) ? $"{ofUnit.Name}@{id}" : null,
        RoleReference.Computed computed => (_items.ValueOf(computed.Expression, names) as FeelText)?.Value,
        _ => null,
    };

    private string? TextOf(TextTemplate template, FeelContext names)
    {
        var parts = template.Parts
            .Select(p => p.Literal ?? (_items.ValueOf(p.Placeholder!, names) is { } value ? FeelPrinter.Text(value) : null))
            .ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }
}
