using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Cases;

/// <summary>Checks what a case is given at its start against the fields of its process. What is worked out is checked where it is bound.</summary>
internal sealed class InputCheck(KnownProcesses known, DiagnosticBag diagnostics)
{
    public void Run(ProcessDefinition process, StepPlaces places)
    {
        foreach (var step in places.All.Select(p => p.Step).OfType<CaseStep>())
        {
            if (known.Find(step.Process.Value) is { } other)
                Check(step, other);
        }

        foreach (var input in process.MessageStarts.SelectMany(s => s.Data).Concat(process.RecurringStarts.SelectMany(s => s.Data)))
            Check(input, process, ReferenceRules.UnknownField);
    }

    private void Check(CaseStep step, ProcessDefinition other)
    {
        foreach (var input in step.With)
            Check(input, other, CaseRules.UnknownInput);

        if (step.IsUnread)
            return;

        // One whose name is written wrong was told of already.
        var strange = step.With.Where(w => other.Data.All(f => f.Name.Value != w.Field.Value)).Select(w => w.Field.Value).ToList();
        var missing = other.Data
            .Where(f => IsNeeded(f, other) && step.With.All(w => w.Field.Value != f.Name.Value))
            .Select(f => f.Name)
            .Where(name => !strange.Exists(s => Suggestion.Hint(s, [name.Value]) is not null))
            .ToList();
        if (missing.Count == 0)
            return;

        var names = Listing.And([.. missing.Select(n => n.Value)]);
        diagnostics.Report(
            CaseRules.MissingInput,
            step.Process.Span,
            $"'{other.Id}' needs {names}, and 'with' does not give {(missing.Count == 1 ? "it" : "them")}.",
            $"add '{missing[0]}' under 'with'; '{missing[0]}: = null' leaves it empty",
            new RelatedPlace(missing[0].Span, $"'{missing[0]}' has no default, and nothing sets it"));
    }

    private void Check(FieldInput input, ProcessDefinition process, DiagnosticRule unknown)
    {
        var field = process.Data.FirstOrDefault(f => f.Name.Value == input.Field.Value);
        if (field is null)
        {
            diagnostics.Report(
                unknown,
                input.Field.Span,
                $"'{process.Id}' has no data field '{input.Field}'.",
                Suggestion.Hint(input.Field.Value, process.Data.Select(f => f.Name.Value))
                    ?? $"add it under 'data' of '{process.Id}', or take it out here");
            return;
        }

        if (input is not FieldInput.Written written || field.Type is FieldType.Text or FieldType.Unread)
            return;

        if (written.Text.Parts.Any(p => p.Placeholder is not null))
        {
            diagnostics.Report(
                CaseRules.InputValue,
                written.Text.Span,
                $"'{field.Name}' is no text, so its value cannot be put together of placeholders.",
                $"work it out: '{field.Name}: = …'");
        }
        else if (FieldValues.Parse(field.Type, string.Concat(written.Text.Parts.Select(p => p.Literal))) is null)
        {
            diagnostics.Report(
                CaseRules.InputValue,
                written.Text.Span,
                $"'{written.Text.Span.Text}' does not fit '{field.Name}' of '{process.Id}': "
                    + $"{FieldValues.ProblemOf(field.Type, Feel.FeelValue.Null)}.",
                $"correct it, or work it out: '{field.Name}: = …'");
        }
    }

    /// <summary>Whoever starts the process by hand fills it in, or nobody starts it by hand; it has no default, and no step sets it.</summary>
    private static bool IsNeeded(DataField field, ProcessDefinition process) =>
        field is { Default: null, From: null }
        && process.Returns.All(r => r.Value != field.Name.Value)
        && (process.Start.IsEmpty || process.Start.Any(s => s.Form.Any(n => n.Value == field.Name.Value)))
        && !process.Steps.All().OfType<SetStep>().SelectMany(s => s.Assignments).Any(a => a.Field.Value == field.Name.Value);
}
