using Workflows.Language.Calendars;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads a <c>*.process.yaml</c>: its shape, not yet what it refers to.</summary>
public static class ProcessReader
{
    /// <summary>Reads as much as can be read, so that one mistake does not hide the next.</summary>
    /// <param name="source">The file.</param>
    /// <param name="node">Its YAML; null when that has errors.</param>
    /// <param name="diagnostics">Gets what is wrong. With errors in it the definition is good for finding more, not for running.</param>
    /// <returns>Null when the file holds no set of keys.</returns>
    public static ProcessDefinition? Read(SourceText source, YamlNode? node, DiagnosticBag diagnostics)
    {
        var set = ProcessVocabulary.Process;
        if (node is null || MappingReader.Over(node, diagnostics, set) is not { } map)
            return null;

        var steps = new StepReader(diagnostics);
        var starts = new StartReader(diagnostics);
        foreach (var start in map.OptionalList("start"))
            starts.Read(start);
        var data = map.OptionalMapping("data") is { } fields ? DataFieldReader.ReadAll(fields) : [];
        var definition = new ProcessDefinition
        {
            Source = source,
            Id = map.RequiredName("process") ?? new("", map.Head),
            Title = map.RequiredWord("title") ?? new("", map.Head),
            Description = map.OptionalWord("description"),
            Language = map.OptionalWord("language"),
            Languages = map.OptionalWords("languages"),
            GovernedBy = map.OptionalWord("governed-by"),
            Owner = map.OptionalText("owner") is { } owner ? RoleReferenceReader.Read(owner, diagnostics) : null,
            Calendar = map.OptionalName("calendar"),
            Hours = map.OptionalText("hours") is { } hours ? OfficeHours.Read(hours, diagnostics) : null,
            Organisation = map.OptionalName("organisation"),
            Plan = map.OptionalMapping("plan", ProcessVocabulary.Plan) is { } plan ? PlanReader.Read(plan) : null,
            Start = starts.ByHand,
            MessageStarts = starts.ByMessage,
            RecurringStarts = starts.Recurring,
            Returns = map.OptionalNames("returns"),
            Data = data,
            Deadlines = map.OptionalMapping("deadlines") is { } deadlines
                ? DeadlineReader.ReadAll(deadlines, [.. data.Select(f => f.Name.Value)])
                : [],
            Steps = ReadSteps(map, steps) with { Handlers = HandlerReader.ReadAll(map, steps) },
        };
        set.Close(map);
        return definition;
    }

    private static StepList ReadSteps(MappingReader map, StepReader steps) =>
        map.Required("steps") is { } list ? steps.ReadList(list, "'steps'") : new(map.Head, []);
}
