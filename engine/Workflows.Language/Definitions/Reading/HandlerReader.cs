using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>on:</c>, the handlers of a step or of the process.</summary>
internal static class HandlerReader
{
    public static ImmutableArray<Handler> ReadAll(MappingReader map, StepReader steps)
    {
        if (map.OptionalMapping("on") is not { } handlers)
            return [];

        if (handlers.Mapping.Entries.IsEmpty)
            map.Diagnostics.Report(
                StepRules.Empty,
                handlers.Mapping.Span,
                "Nothing is said that may happen.",
                "add a handler: a name, what sets it off, and its steps");
        return [.. handlers.Rest.Select(e => Read(e, steps, map.Diagnostics)).OfType<Handler>()];
    }

    private static Handler? Read(YamlEntry entry, StepReader steps, DiagnosticBag diagnostics)
    {
        var name = Shape.Name(entry.Key, "the name of a handler", diagnostics) ?? new(entry.Key.Value, entry.Key.Span);
        if (MappingReader.Over(entry.Value, diagnostics, $"the handler '{name}'", HandlerVocabulary.Handler) is not { } map)
            return null;

        var trigger = ReadTrigger(map);
        var handler = new Handler
        {
            Span = entry.Key.Span.To(entry.Value.Span),
            Name = name,
            Trigger = trigger,
            Interrupts = ReadInterrupts(map, trigger),
            Title = map.OptionalWord("title"),
            Clauses = map.OptionalWords("clause"),
            Assumed = ReasonReader.Read(map),
            Steps = map.Required("steps") is { } list ? steps.ReadList(list, $"the handler '{name}'") : new(map.Head, []),
        };
        HandlerVocabulary.Handler.Close(map);
        return handler;
    }

    private static HandlerTrigger ReadTrigger(MappingReader map)
    {
        var triggers = ImmutableArray.Create(
            ReadMessage(map),
            Timed(map, "timer", (text, d) => new HandlerTrigger.Timer(text.Span, TimeReading.Read(text, d))),
            Timed(
                map,
                "every",
                (text, d) => TimePhraseReader.ReadInterval(text, d) is { } interval ? new HandlerTrigger.Every(text.Span, interval) : null),
            Timed(
                map,
                "overdue",
                (text, d) => TimePhraseReader.ReadOverdue(text, d) is { } time ? new HandlerTrigger.Overdue(text.Span, time) : null),
            ReadError(map),
            ReadCancelled(map));
        foreach (var alone in ((string[])["key", "sensitivity"]).Where(k => map.Has(k) && !map.Has("message")))
            map.Diagnostics.Report(HandlerRules.Trigger, map.Mapping.Find(alone)!.Key.Span, $"Only a message has a {alone}.", $"take '{alone}' out");

        List<string> said = [.. HandlerVocabulary.Triggers.Where(map.Has)];
        if (said.Count == 1)
            return triggers.FirstOrDefault(t => t is not null) ?? new HandlerTrigger.Unread(map.Head);

        map.Diagnostics.Report(
            HandlerRules.Trigger,
            map.Head,
            said.Count == 0 ? $"It is not said what sets {map.What} off." : $"One thing sets a handler off; here are {Listing.And(said)}.",
            said.Count == 0 ? $"add one of {Listing.And(HandlerVocabulary.Triggers)}" : "write a handler for each, with a name of its own");
        return new HandlerTrigger.Unread(map.Head);
    }

    private static HandlerTrigger? Timed(MappingReader map, string key, Func<YamlScalar, DiagnosticBag, HandlerTrigger?> read) =>
        map.OptionalText(key) is { } text ? read(text, map.Diagnostics) : null;

    private static HandlerTrigger.Message? ReadMessage(MappingReader map)
    {
        var message = map.OptionalName("message");
        var key = map.OptionalText("key") is { } text ? ExpressionReader.ReadWhole(text, map.Diagnostics) : null;
        var sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All) ?? Sensitivity.Personal;
        return message is null ? null : new(message.Span, message, key) { Sensitivity = sensitivity };
    }

    private static HandlerTrigger.Error? ReadError(MappingReader map)
    {
        var codes = map.OptionalWords("error");
        if (codes.FirstOrDefault(c => c.Value is "yes" or "no" or "true" or "false" or "all") is { } answer)
        {
            map.Diagnostics.Report(
                HandlerRules.Trigger,
                answer.Span,
                "It is not said which errors are meant.",
                "write 'error: any', or codes such as 'error: [http-404, timeout]'");
            return null;
        }

        return codes switch
        {
            [] => null,
            [{ Value: "any" } any] => new(any.Span, []),
            _ => new(codes[0].Span, codes.RemoveAll(c => c.Value == "any")),
        };
    }

    private static HandlerTrigger.Cancelled? ReadCancelled(MappingReader map)
    {
        var answer = map.OptionalYesNo("cancelled");
        var span = map.Mapping.Find("cancelled")?.Value.Span;
        if (answer is false)
            map.Diagnostics.Report(
                HandlerRules.Trigger, span!.Value, "'cancelled: no' sets nothing off.", "write 'cancelled: yes', or take the handler out");
        return answer is true ? new(span!.Value) : null;
    }

    /// <summary>Errors and cancelling leave nothing that could go on, and what comes again and again would leave nothing the second time.</summary>
    private static bool ReadInterrupts(MappingReader map, HandlerTrigger trigger)
    {
        var said = map.OptionalYesNo("interrupts");
        bool? must = trigger switch
        {
            HandlerTrigger.Error or HandlerTrigger.Cancelled => true,
            HandlerTrigger.Every => false,
            _ => null,
        };
        if (said is not null && must is not null && said != must)
        {
            map.Diagnostics.Report(
                HandlerRules.Interrupts,
                map.Mapping.Find("interrupts")!.Value.Span,
                trigger switch
                {
                    HandlerTrigger.Error => "After an error the step cannot go on, so its handler always interrupts.",
                    HandlerTrigger.Cancelled => "A cancelled case does not go on, so its handler always interrupts.",
                    _ => "A handler that runs again and again cannot interrupt: there would be nothing left the second time.",
                },
                trigger is HandlerTrigger.Every ? "take 'interrupts' out, or write 'timer' for what happens once" : "take 'interrupts' out");
        }

        return must ?? said ?? false;
    }
}
