using System.Text.Json;
using Workflows.Language.Feel.Temporal;

namespace Workflows.Language.Feel.Json;

/// <summary>Reads what clients and forms send, by the declared type; answers null and tells a <see cref="Problem"/> when it does not
/// fit.</summary>
internal sealed class PlainJsonReader
{
    private int _depth;

    /// <summary>What does not fit, in words, with the way to it: <c>In field 'x': In item 2: Expected a number …</c></summary>
    public string? Problem { get; private set; }

    public FeelValue? Read(JsonElement json, FeelType type)
    {
        if (_depth > FeelJson.MaxDepth)
        {
            return Fail($"Lists and objects are nested more than {FeelJson.MaxDepth} deep.");
        }

        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return FeelValue.Null;
        }

        return type switch
        {
            FeelType.ListOf list => ReadList(json, list.Item),
            FeelType.ContextOf context => ReadContext(json, name => context.Fields.GetValueOrDefault(name)),
            FeelType.Basic basic => ReadBasic(json, basic),
            _ => Fail($"A {type} cannot be sent as JSON."),
        };
    }

    private FeelValue? ReadBasic(JsonElement json, FeelType.Basic type)
    {
        if (type == FeelType.Any)
        {
            return ReadAny(json);
        }

        if (type == FeelType.AnyContext)
        {
            return ReadContext(json, _ => FeelType.Any);
        }

        var fits = type.Name switch
        {
            "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => json.ValueKind == JsonValueKind.Number,
            _ => json.ValueKind == JsonValueKind.String,
        };
        if (!fits)
        {
            return Misfit(json, type);
        }

        return ReadAny(json) is FeelText text ? Typed(text, type) ?? Misfit(json, type) : ReadAny(json);
    }

    private static FeelValue? Typed(FeelText text, FeelType.Basic type) => type.Name switch
    {
        "string" => text,
        "date" => TemporalText.ReadDate(text.Value) is { } date ? new FeelDate(date) : null,
        "time" => TemporalText.ReadTime(text.Value),
        "date and time" => TemporalText.ReadDateTime(text.Value),
        "days and time duration" => DurationText.Read(text.Value) as FeelDaysDuration,
        "years and months duration" => DurationText.Read(text.Value) as FeelMonthsDuration,
        _ => null,
    };

    private FeelValue? ReadAny(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => FeelValue.True,
        JsonValueKind.False => FeelValue.False,
        JsonValueKind.Number =>
            Decimal34.Parse(json.GetRawText()) is { } number ? new FeelNumber(number) : Fail("This number is too large."),
        JsonValueKind.String => ReadText(json),
        JsonValueKind.Array => ReadList(json, FeelType.Any),
        _ => ReadContext(json, _ => FeelType.Any),
    };

    private FeelValue? ReadText(JsonElement json)
    {
        try
        {
            return new FeelText(json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return Fail("This text holds half of a character (a surrogate without its partner).");
        }
    }

    private FeelList? ReadList(JsonElement json, FeelType item)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Misfit(json, new FeelType.ListOf(item));
            return null;
        }

        var items = new List<FeelValue>();
        foreach (var element in json.EnumerateArray())
        {
            if (ReadWithin($"item {items.Count + 1}", element, item) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return new([.. items]);
    }

    private FeelContext? ReadContext(JsonElement json, Func<string, FeelType?> fieldType)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Misfit(json, FeelType.AnyContext);
            return null;
        }

        var entries = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            var value = fieldType(property.Name) is { } type
                ? ReadWithin($"field '{property.Name}'", property.Value, type)
                : Fail($"There is no field '{property.Name}' here.");
            if (value is null || !entries.TryAdd(property.Name, value))
            {
                Problem ??= $"The field '{property.Name}' occurs twice.";
                return null;
            }
        }

        return new(entries);
    }

    private FeelValue? ReadWithin(string place, JsonElement json, FeelType type)
    {
        _depth++;
        var value = Read(json, type);
        _depth--;
        Problem = value is null ? $"In {place}: {Problem}" : null;
        return value;
    }

    private FeelValue? Misfit(JsonElement json, FeelType type) => Fail($"Expected {Expectation(type)}, but this is {Noun(json)}.");

    private FeelValue? Fail(string problem)
    {
        Problem = problem;
        return null;
    }

    private static string Expectation(FeelType type) => type switch
    {
        FeelType.ListOf => "a list",
        FeelType.Basic { Name: "boolean" } => "true or false",
        FeelType.Basic { Name: "number" } => "a number, such as 12.5",
        FeelType.Basic { Name: "string" } => "a text",
        FeelType.Basic { Name: "date" } => "a date, such as \"2020-02-10\"",
        FeelType.Basic { Name: "time" } => "a time, such as \"10:30:00\"",
        FeelType.Basic { Name: "date and time" } => "a date and time, such as \"2020-02-10T10:30:00\"",
        FeelType.Basic { Name: "days and time duration" } => "a duration, such as \"P14D\" or \"PT8H\"",
        FeelType.Basic { Name: "years and months duration" } => "a duration, such as \"P1Y6M\"",
        _ => "an object with fields",
    };

    private static string Noun(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a text of another form",
        JsonValueKind.Array => "a list",
        _ => "an object with fields",
    };
}
