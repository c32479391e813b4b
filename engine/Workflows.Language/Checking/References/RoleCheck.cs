using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Checks roles and units against the organisation. Roles that are worked out are known only when the process runs.</summary>
internal static class RoleCheck
{
    public static void Run(ProcessDefinition process, StepPlaces places, Organisation organisation, DiagnosticBag diagnostics)
    {
        foreach (var role in RolesOf(process, places).OfType<RoleReference.Role>())
            Check(role, organisation, diagnostics);
    }

    private static ImmutableArray<RoleReference> RolesOf(ProcessDefinition process, StepPlaces places) =>
    [
        .. process.Owner is { } owner ? [owner] : Array.Empty<RoleReference>(),
        .. process.Start.Select(s => s.By),
        .. process.Deadlines.SelectMany(d => d.Escalate).Select(e => e.To),
        .. places.All.SelectMany(p => RolesOf(p.Step)),
        .. places.All.SelectMany(p => p.Step.Escalate.Select(e => e.To)),
    ];

    private static ImmutableArray<RoleReference> RolesOf(Step step) => step switch
    {
        DecisionStep { PresentedBy: { } presenter } decision => [decision.By, presenter],
        HumanStep human => [human.By],
        NotifyStep notify => notify.To,
        DocumentStep document => document.Copies,
        _ => [],
    };

    private static void Check(RoleReference.Role role, Organisation organisation, DiagnosticBag diagnostics)
    {
        if (organisation.FindRole(role.Name.Value) is not { } definition)
        {
            var guess = Suggestion.Nearest(role.Name.Value, organisation.Roles.Select(r => r.Id.Value));
            diagnostics.Report(
                ReferenceRules.UnknownRole,
                role.Name.Span,
                $"The organisation '{organisation.Name}' has no role '{role.Name}'.",
                guess is null ? $"add it to {organisation.Source.Path}" : $"did you mean '{guess}'?");
            return;
        }

        if (definition.PerUnit && role.Unit is null)
        {
            diagnostics.Report(
                ReferenceRules.RoleNeedsUnit,
                role.Span,
                $"The role '{role.Name}' is held for one unit each, and no unit is named.",
                $"write '{role.Name} of <unit.id>', with the item of the for-each",
                new RelatedPlace(definition.Id.Span, "the role is listed here"));
        }
        else if (!definition.PerUnit && role.Unit is { } surplus)
        {
            diagnostics.Report(
                ReferenceRules.RoleHasNoUnit,
                surplus.Span,
                $"The role '{role.Name}' is held for the whole organisation, not for a unit.",
                $"write '{role.Name}' alone",
                new RelatedPlace(definition.Id.Span, "the role is listed here"));
        }
        else if (role.Unit is { } unit && unit.Parts.All(p => p.Placeholder is null) && organisation.Units.All(u => u.Id.Value != unit.Outline))
        {
            var guess = Suggestion.Nearest(unit.Outline, organisation.Units.Select(u => u.Id.Value));
            diagnostics.Report(
                ReferenceRules.UnknownUnit,
                unit.Span,
                $"The organisation '{organisation.Name}' has no unit '{unit.Outline}'.",
                guess is null ? "write the unit's id, or a placeholder such as '<unit.id>'" : $"did you mean '{guess}'?");
        }
    }
}
