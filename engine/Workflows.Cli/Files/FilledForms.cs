using System.Collections.Immutable;
using Workflows.Cli.Running;
using Workflows.Engine.Forms;
using Workflows.Engine.Simulation;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Cli.Files;

/// <summary>Reads what people fill in when a process is simulated, typed as an expression names it: <c>step.field=value</c>, or of one item
/// <c>step for item.field=value</c>.</summary>
internal static class FilledForms
{
    private const string Form = "write --with step.field=value";

    /// <returns>The fields by step, or by step and item.</returns>
    public static ImmutableDictionary<string, FeelContext> Read(IReadOnlyList<string> typed, ProcessDefinition process)
    {
        var steps = StepIds.Of(process.Steps);
        var filled = ImmutableDictionary.CreateBuilder<string, FeelContext>(StringComparer.Ordinal);
        foreach (var text in typed)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var point = equals < 0 ? -1 : text[..equals].LastIndexOf('.');
            if (point < 1)
            {
                throw CommandStoppedException.Usage($"'{text}' is no field of a step with a value.", Form);
            }

            var (name, field, value) = (text[..point], text[(point + 1)..equals].Trim(), text[(equals + 1)..].Trim());
            var known = filled.GetValueOrDefault(name, FeelContext.Empty);
            filled[name] = known.With(field, Value(FieldOf(name.Split(" for ")[0], field, steps), value));
        }

        return filled.ToImmutable();
    }

    private static FormField FieldOf(string step, string field, StepIds steps)
    {
        if (steps.Find(step) is not HumanStep human)
        {
            throw CommandStoppedException.Usage(
                $"The process has no task or decision '{step}'.", Suggestion.Hint(step, steps.All.Where(s => steps.Find(s) is HumanStep)) ?? Form);
        }

        var form = FormCheck.FieldsOf(human);
        var names = form.Select(f => f.Name.Value).ToList();
        return form.FirstOrDefault(f => f.Name.Value == field) ?? throw CommandStoppedException.Usage(
            $"The form of '{step}' has no field '{field}'.",
            Suggestion.Hint(field, names) ?? (names.Count == 0 ? "it has none: they stand under 'form'" : $"it has {Listing.And(names)}"));
    }

    private static FeelValue Value(FormField field, string text) => field.Type is FieldType.File
        ? MadeUpValues.File(text)
        : FieldValues.Parse(field.Type, text) ?? throw CommandStoppedException.Usage(
            $"'{text}' does not fit the field '{field.Name}': {FieldValues.ProblemOf(field.Type, FeelValue.Null)}.");
}
