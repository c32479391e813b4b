using NodaTime;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Staffing;

/// <summary>When nobody holds what a step asks for.</summary>
/// <param name="Words">To go on after "Nobody holds …": empty, or <c>on 2020-04-01, when this is due</c>.</param>
internal readonly record struct Vacancy(string Words)
{
    /// <param name="organisation">Who holds what.</param>
    /// <param name="principal"><c>role</c>, <c>role@unit</c> or <c>person:id</c>.</param>
    /// <param name="plan">The time of the work, or null.</param>
    /// <param name="due">The day that counts, or null.</param>
    /// <returns>Null where somebody holds it.</returns>
    public static Vacancy? Of(Organisation organisation, string principal, PlanWindow? plan, LocalDate? due)
    {
        if (principal.StartsWith("person:", StringComparison.Ordinal))
            return organisation.FindPerson(principal["person:".Length..]) is null ? new("") : null;

        var holdings = organisation.Holdings.Where(h => h.Principal == principal).ToList();
        if (holdings.Count == 0)
            return new("");
        if (due is { } day)
            return holdings.Exists(h => h.HeldOn(day)) ? null : new($" on {day:uuuu-MM-dd}, when this is due");
        return plan is null ? null : InPlan(holdings, plan);
    }

    /// <summary>The first gap.</summary>
    private static Vacancy? InPlan(List<RoleHolding> holdings, PlanWindow plan)
    {
        if (FirstWithout(holdings, plan.From, plan.To) is not { } first)
            return null;

        var next = holdings.Select(h => h.From).Where(f => f > first && f <= plan.To).Min();
        var last = next?.PlusDays(-1) ?? plan.To;
        return new(first == plan.From && last == plan.To
            ? $" during the plan, from {first:uuuu-MM-dd} to {last:uuuu-MM-dd}"
            : $" from {first:uuuu-MM-dd} to {last:uuuu-MM-dd}, which lies in the plan");
    }

    private static LocalDate? FirstWithout(List<RoleHolding> holdings, LocalDate from, LocalDate to)
    {
        var day = from;
        while (day <= to)
        {
            var holding = holdings.Where(h => h.HeldOn(day)).MaxBy(h => h.To ?? LocalDate.MaxIsoValue);
            if (holding is null)
                return day;
            if (holding.To is not { } end || end >= to)
                return null;
            day = end.PlusDays(1);
        }

        return null;
    }
}
