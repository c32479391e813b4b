using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Checking.References;

/// <summary>Finds one name that stands for two things.</summary>
internal static class NameCheck
{
    public static void Run(ProcessDefinition process, StepPlaces places, DiagnosticBag diagnostics)
    {
        var taken = new Dictionary<string, (string Noun, SourceSpan? Span)>(StringComparer.Ordinal);
        foreach (var name in NameScopes.CaseNames.Keys.Append("plan"))
            taken.Add(name, ("what every case has", null));

        foreach (var field in process.Data)
            Claim(field.Name, "a data field");

        foreach (var place in places.All)
        {
            if (place.Step.Id is { } id)
                Claim(id, "a step");
            if (place.Step is ParallelStep parallel)
            {
                foreach (var branch in parallel.Branches)
                    Claim(branch.Name, "a branch");
            }
        }

        CheckItems();

        void Claim(Word name, string noun)
        {
            if (taken.TryAdd(name.Value, (noun, name.Span)))
                return;

            var (otherNoun, other) = taken[name.Value];
            diagnostics.Report(
                noun == "a step" && otherNoun == noun ? ReferenceRules.DuplicateId : ReferenceRules.NameTaken,
                name.Span,
                otherNoun == noun ? $"'{name}' names another one already: {noun} has a name of its own." : $"'{name}' is the name of {otherNoun} already, so it cannot name {noun} too.",
                "give one of them another name",
                other is { } span ? [new RelatedPlace(span, $"'{name}' is first used here")] : []);
        }

        // Two collections may call their items alike; inside one another they may not.
        void CheckItems()
        {
            foreach (var place in places.All.Where(p => p.Step.ForEach is not null))
            {
                var variable = place.Step.ForEach!.Variable;
                var outer = place.Outwards.Skip(1).FirstOrDefault(p => p.Step.ForEach?.Variable.Value == variable.Value);
                if (outer is not null)
                    Report(variable, "the item of the step around", outer.Step.ForEach!.Variable.Span);
                else if (taken.TryGetValue(variable.Value, out var other))
                    Report(variable, other.Noun, other.Span);
            }
        }

        void Report(Word variable, string noun, SourceSpan? other) => diagnostics.Report(
            ReferenceRules.NameTaken,
            variable.Span,
            $"'{variable}' is the name of {noun} already, so it cannot stand for an item too.",
            "give the item another name",
            other is { } span ? [new RelatedPlace(span, $"'{variable}' is first used here")] : []);
    }
}
