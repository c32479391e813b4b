using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the type of a field.</summary>
internal static class FieldTypeReader
{
    /// <summary>Reads the type of a field that has nothing else: <c>note: text</c>.</summary>
    public static FieldType ReadAlone(YamlEntry field, ImmutableArray<string> allowed, DiagnosticBag diagnostics)
    {
        var type = Read(Shape.Word(field.Value, $"'{field.Key.Value}'", diagnostics), field.Key.Span, allowed, diagnostics);
        if (type is not FieldType.Choice)
            return type;

        diagnostics.Report(StepRules.Options, type.Span, "A choice needs the texts to choose from.", "write '{ type: choice, options: [...] }'");
        return new FieldType.Unread(type.Span);
    }

    /// <summary>Reads type and options of a field written with keys.</summary>
    public static FieldType ReadWithOptions(MappingReader map, ImmutableArray<string> allowed)
    {
        var type = Read(map.RequiredWord("type"), map.Head, allowed, map.Diagnostics);
        var options = map.OptionalWords("options");
        switch (type)
        {
            case FieldType.Choice choice when options.IsEmpty:
                if (map.Mapping.Find("options")?.Value is null or YamlSequence { Items.IsEmpty: true })
                    map.Diagnostics.Report(StepRules.Options, choice.Span, "A choice needs the texts to choose from.", "add 'options: [...]'");
                return new FieldType.Unread(choice.Span);
            case FieldType.Choice choice:
                return choice with { Options = options };
            case not FieldType.Unread when map.Has("options"):
                map.Diagnostics.Report(
                    StepRules.Options,
                    map.Mapping.Find("options")!.Key.Span,
                    $"Only a choice has options; this field is of the type {type.Span.Text}.",
                    "write 'type: choice'");
                return type;
            default:
                return type;
        }
    }

    private static FieldType Read(Word? name, SourceSpan span, ImmutableArray<string> allowed, DiagnosticBag diagnostics)
    {
        if (name is not null && !allowed.Contains(name.Value))
        {
            diagnostics.Report(
                StepRules.FieldType,
                name.Span,
                $"'{name}' is not a type of field here.",
                Suggestion.Hint(name.Value, allowed) ?? $"types are {Listing.And(allowed)}");
            return new FieldType.Unread(name.Span);
        }

        return name?.Value switch
        {
            "text" => new FieldType.Text(name.Span),
            "number" => new FieldType.Number(name.Span),
            "yes-no" => new FieldType.YesNo(name.Span),
            "date" => new FieldType.Date(name.Span),
            "file" => new FieldType.File(name.Span),
            "table" => new FieldType.Table(name.Span, null),
            "choice" => new FieldType.Choice(name.Span, []),
            _ => new FieldType.Unread(span),
        };
    }
}
