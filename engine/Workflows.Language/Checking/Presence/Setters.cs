using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Presence;

/// <summary>What gives variables their values.</summary>
internal static class Setters
{
    /// <summary>The steps that set a variable; null stands for the start of a case. Variables that every case has from its start are not among
    /// them.</summary>
    public static ILookup<string, Step?> Of(ProcessDefinition process, StepPlaces places) =>
        All(process, places).ToLookup(s => s.Name, s => s.Step, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Step? Step)> All(ProcessDefinition process, StepPlaces places)
    {
        var steps = places.All.Select(p => p.Step).ToList();
        foreach (var step in steps)
        {
            if (step.Id is { } id)
                yield return (id.Value, step);
            foreach (var branch in (step as ParallelStep)?.Branches ?? [])
                yield return (branch.Name.Value, step);
            foreach (var assignment in (step as SetStep)?.Assignments ?? [])
                yield return (assignment.Field.Value, step);
        }

        var given = process.Start.SelectMany(s => s.Form)
            .Concat(process.MessageStarts.SelectMany(s => s.Data).Select(d => d.Field))
            .Concat(process.RecurringStarts.SelectMany(s => s.Data).Select(d => d.Field));
        foreach (var field in given)
            yield return (field.Value, null);
    }
}
