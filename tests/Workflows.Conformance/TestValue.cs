using System.Text.Json;
using System.Xml.Linq;
using Workflows.Language.Feel;

namespace Workflows.Conformance;

/// <summary>Values as the kit writes them: XML Schema types, lists and components.</summary>
internal static class TestValue
{
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    // The kit gives irrational results with 8 to 15 digits.
    private static readonly Decimal34 Tolerance = Decimal34.Parse("0.00000001")!.Value;

    public static FeelValue Read(XElement node)
    {
        var components = Children(node, "component").ToList();
        if (components.Count > 0)
        {
            return new FeelContext(components.Select(c => KeyValuePair.Create(c.Attribute("name")!.Value, Read(c))));
        }

        if (Children(node, "list").FirstOrDefault() is { } list)
        {
            return FeelValue.List(Children(list, "item").Select(Read));
        }

        return Children(node, "value").FirstOrDefault() is { } value ? Simple(value) : FeelValue.Null;
    }

    public static bool Matches(FeelValue actual, FeelValue expected) => (actual, expected) switch
    {
        (FeelNumber a, FeelNumber b) => Decimal34.Subtract(a.Value, b.Value) is { } difference && difference.Abs() < Tolerance,
        (FeelList a, FeelList b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(p => Matches(p.First, p.Second)),
        (FeelContext a, FeelContext b) => a.Entries.Length == b.Entries.Length
            && a.Entries.All(e => b.Find(e.Key) is { } other && Matches(e.Value, other)),
        _ => actual.Equals(expected),
    };

    private static FeelValue Simple(XElement value)
    {
        if (value.Attribute(Schema + "nil")?.Value == "true")
        {
            return FeelValue.Null;
        }

        var type = value.Attribute(Schema + "type")?.Value.Split(':')[^1];
        var text = value.Value;
        return type switch
        {
            "boolean" => FeelValue.Of(text.Trim() is "true" or "1"),
            "decimal" or "double" or "integer" or "float" or "int" or "long" => Number(text.Trim()),
            "date" => Typed(text, FeelType.Date),
            "time" => Typed(text, FeelType.Time),
            "dateTime" => Typed(text, FeelType.DateTime),
            "duration" => Duration(text),
            _ => FeelValue.Of(text),
        };
    }

    private static FeelValue Number(string text) => Decimal34.Parse(text) is { } number ? FeelValue.Of(number) : FeelValue.Null;

    private static FeelValue Duration(string text) =>
        FeelJson.ReadPlain(Json(text), FeelType.MonthsDuration, out _) ?? Typed(text, FeelType.DaysDuration);

    private static FeelValue Typed(string text, FeelType type) => FeelJson.ReadPlain(Json(text), type, out _) ?? FeelValue.Of(text);

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text.Trim());

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);
}
