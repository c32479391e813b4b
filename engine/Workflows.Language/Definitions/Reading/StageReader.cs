using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>stage</c> with its <c>window</c>, and <c>milestone</c>.</summary>
internal static class StageReader
{
    public static Step ReadStage(MappingReader map, YamlEntry keyword, StepReader steps)
    {
        var name = ReadName(map, keyword);
        var window = map.OptionalMapping("window", StageVocabulary.Window) is { } keys ? ReadWindow(keys) : null;
        var list = map.Required("steps") is { } node ? steps.ReadList(node, "the stage") : new(map.Mapping.Span, []);
        return new StageStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Name = name, Window = window, Steps = list };
    }

    public static Step ReadMilestone(MappingReader map, YamlEntry keyword) =>
        new MilestoneStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Name = ReadName(map, keyword) };

    private static TextTemplate ReadName(MappingReader map, YamlEntry keyword) =>
        map.RequiredText(keyword.Key.Value) is { } text && TextTemplateReader.Read(text, map.Diagnostics) is { } name
            ? name
            : new(keyword.Key.Span, []);

    private static StageWindow ReadWindow(MappingReader map)
    {
        var from = map.OptionalText("from") is { } first ? TimeReading.Read(first, map.Diagnostics) : null;
        var to = map.OptionalText("to") is { } last ? TimeReading.Read(last, map.Diagnostics) : null;
        var window = new StageWindow(map.Mapping.Span, from, to) { Clauses = map.OptionalWords("clause"), Assumed = ReasonReader.Read(map) };
        StageVocabulary.Window.Close(map);
        if (from is null && to is null && !map.Has("from") && !map.Has("to"))
            map.Diagnostics.Report(
                StageRules.EmptyWindow, map.Head, "This window says neither 'from' nor 'to'.", "give a first day, a last day, or both");
        return window;
    }
}
