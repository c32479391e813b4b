using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Values of a scenario as the fields that they are for, and compared with what a run came to.</summary>
internal sealed class ScenarioValues(DiagnosticBag diagnostics)
{
    /// <summary>Reads what is filled in. Unknown fields are left to the engine, which refuses them.</summary>
    public FeelContext Read(ImmutableArray<GivenValue> given, Func<string, FieldType?> typeOf)
    {
        var values = new List<KeyValuePair<string, FeelValue>>();
        foreach (var field in given)
        {
            if (Read(field, typeOf(field.Name.Value)) is { } value)
            {
                values.Add(new(field.Name.Value, value));
            }
        }

        return new(values);
    }

    /// <summary>Reads one value: as the field's type has it. Where no type is known it is a text, or worked out behind <c>=</c>.</summary>
    /// <returns>Null when it does not fit; that has been told.</returns>
    public FeelValue? Read(GivenValue given, FieldType? type)
    {
        if (Shape.Text(given.Value, $"'{given.Name}'", diagnostics) is not { } scalar)
        {
            return null;
        }

        var value = type switch
        {
            null when scalar.Value.StartsWith('=') => WorkOut(scalar),
            null => FeelValue.Of(scalar.Value),
            FieldType.File => MadeUpValues.File(scalar.Value),
            _ => FieldValues.Parse(type, scalar.Value),
        };
        if (value is null && type is not null)
        {
            var problem = FieldValues.ProblemOf(type, FeelValue.Null);
            diagnostics.Report(
                ScenarioRules.Value, scalar.Span, $"'{scalar.Value}' does not fit '{given.Name}': {problem}.", "write a value of that kind");
        }

        return value;
    }

    /// <summary>What a message brings need not be a text: <c>= true</c>, <c>= 3</c>.</summary>
    private FeelValue? WorkOut(YamlScalar scalar) =>
        FeelExpression.Compile(scalar, 1, FeelScope.Empty, diagnostics)?.Evaluate(FeelContext.Empty, new(default, DateTimeZone.Utc)).Value;

    /// <summary>Whether a value is as written: a list by its items or by how many they are, everything else by what people read.</summary>
    public static bool Matches(YamlNode expected, FeelValue actual) => (expected, actual) switch
    {
        (YamlSequence list, FeelList items) =>
            list.Items.Length == items.Items.Length && list.Items.Zip(items.Items).All(p => Matches(p.First, p.Second)),
        (YamlScalar count, FeelList items) => count.Value == items.Items.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (YamlScalar { Value: "true" }, FeelBoolean flag) => flag.Value,
        (YamlScalar { Value: "false" }, FeelBoolean flag) => !flag.Value,
        (YamlScalar nothing, FeelNull) => nothing.Value is "" or "null",
        (YamlScalar scalar, FeelNumber number) => Decimal34.Parse(scalar.Value.Trim()) is { } wanted && wanted == number.Value,
        (YamlScalar scalar, _) => scalar.Value == Text(actual),
        _ => false,
    };

    /// <summary>A value as a scenario would write it.</summary>
    public static string Text(FeelValue value) => value switch
    {
        FeelNull => "nothing",
        FeelList list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        FeelContext => ItemName.Of(value),
        _ => ValueText.Of(value),
    };
}
