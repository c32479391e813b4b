using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>call</c> and <c>open</c>. Each returns null after a report when the process is not named.</summary>
internal static class CaseStepReader
{
    public static Step? ReadCall(MappingReader map, YamlEntry keyword)
    {
        var process = map.RequiredName("call");
        var with = FieldInputReader.ReadAll(map, "with");
        return process is null
            ? null
            : new CallStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Process = process, With = with, IsUnread = IsUnread(map) };
    }

    public static Step? ReadOpen(MappingReader map, YamlEntry keyword)
    {
        var process = map.RequiredName("open");
        var with = FieldInputReader.ReadAll(map, "with");
        return process is null
            ? null
            : new OpenStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Process = process, With = with, IsUnread = IsUnread(map) };
    }

    private static bool IsUnread(MappingReader map) => map.Mapping.Find("with") is { Value: not YamlMapping };
}
