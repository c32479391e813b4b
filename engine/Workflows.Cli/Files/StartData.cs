using Workflows.Cli.Running;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Cli.Files;

/// <summary>Makes the data that a case starts with of what was typed as <c>field=value</c>.</summary>
internal static class StartData
{
    public static FeelContext Read(IReadOnlyList<string> typed, ProcessDefinition process)
    {
        var values = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var text in typed)
        {
            var (name, value) = text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                ? (text[..equals], text[(equals + 1)..])
                : throw CommandStoppedException.Usage($"'{text}' is no field with a value.", "write --data field=value");
            if (!values.TryAdd(name, Value(Field(name, process), value)))
            {
                throw CommandStoppedException.Usage($"The field '{name}' is given twice.");
            }
        }

        return new(values);
    }

    private static DataField Field(string name, ProcessDefinition process)
    {
        var known = process.Data.Select(f => f.Name.Value).ToList();
        return process.Data.FirstOrDefault(f => f.Name.Value == name) ?? throw CommandStoppedException.Usage(
            $"The process has no data field '{name}'.",
            Suggestion.Hint(name, known) ?? (known.Count == 0 ? "it has none: they stand under 'data'" : $"it has {Listing.And(known)}"));
    }

    private static FeelValue Value(DataField field, string text) => FieldValues.Parse(field.Type, text) ?? throw (field.Type switch
    {
        FieldType.Table or FieldType.File => CommandStoppedException.Usage(
            $"The field '{field.Name}' holds a {(field.Type is FieldType.Table ? "table" : "file")}, which cannot be given here.",
            "a scenario can: 'workflows test' plays it"),
        var type => CommandStoppedException.Usage($"'{text}' does not fit the field '{field.Name}': {FieldValues.ProblemOf(type, FeelValue.Null)}."),
    });
}
