using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>notify</c>, <c>set</c>, <c>back to</c>, <c>end</c> and <c>end process</c>.
/// Each returns null after a report when there is too little to go on with.</summary>
internal static class SimpleStepReader
{
    public static Step? ReadNotify(MappingReader map, YamlEntry keyword)
    {
        var diagnostics = map.Diagnostics;
        var subject = map.RequiredText("notify") is { } text ? TextTemplateReader.Read(text, diagnostics) : null;
        var to = map.Required("to") is { } list ? Shape.ListOrOne(list, "'to'", diagnostics) : [];
        var roles = RoleReferenceReader.ReadAll(to.Select(n => Shape.Text(n, "an entry of 'to'", diagnostics)).OfType<YamlScalar>(), diagnostics);
        var body = map.OptionalText("text") is { } words ? TextTemplateReader.Read(words, diagnostics) : null;
        return subject is null
            ? null
            : new NotifyStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Subject = subject, To = roles, Text = body };
    }

    public static Step? ReadSet(MappingReader map, YamlEntry keyword)
    {
        if (map.RequiredMapping("set") is not { } fields)
            return null;

        if (fields.Mapping.Entries.IsEmpty)
            map.Diagnostics.Report(StepRules.Empty, fields.Mapping.Span, "Nothing is set.", "add a field and an expression");
        return new SetStep
        {
            Span = map.Mapping.Span,
            Keyword = keyword.Key.Span,
            Assignments = [.. fields.Rest.Select(e => ReadAssignment(e, map.Diagnostics)).OfType<Assignment>()],
        };
    }

    public static Step? ReadBackTo(MappingReader map, YamlEntry keyword)
    {
        var target = map.RequiredName("back to");
        int? atMost = null;
        if (map.OptionalText("at-most") is { } bound)
        {
            if (int.TryParse(bound.Value, out var times) && times > 0)
                atMost = times;
            else
                map.Diagnostics.Report(
                    StepRules.AtMost, bound.Span, $"'{bound.Value}' is no number of times.", "write a whole number from 1 on, such as 3");
        }

        return target is null ? null : new BackToStep(target, atMost) { Span = map.Mapping.Span, Keyword = keyword.Key.Span };
    }

    public static Step? ReadEnd(MappingReader map, YamlEntry keyword, bool wholeProcess) =>
        map.RequiredWord(keyword.Key.Value) is { } outcome
            ? new EndStep(outcome, wholeProcess) { Span = map.Mapping.Span, Keyword = keyword.Key.Span }
            : null;

    private static Assignment? ReadAssignment(YamlEntry entry, DiagnosticBag diagnostics) =>
        Shape.Text(entry.Value, $"'{entry.Key.Value}'", diagnostics) is { } text && ExpressionReader.ReadWhole(text, diagnostics) is { } value
            ? new(new(entry.Key.Value, entry.Key.Span), value)
            : null;
}
