using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Finds messages that two may wait for at the same time, of which one handler is one (WF2150).</summary>
internal static class MessageCheck
{
    public static void Run(StepPlaces places, DiagnosticBag diagnostics)
    {
        var handlers = places.Handlers
            .Where(p => p.Handler.Trigger is HandlerTrigger.Message)
            .Select(p => (Place: p, Message: (HandlerTrigger.Message)p.Handler.Trigger))
            .ToList();
        for (var i = 0; i < handlers.Count; i++)
        {
            var (place, message) = handlers[i];
            CheckItems(place, message, diagnostics);
            foreach (var other in handlers
                .Take(i)
                .Where(o => AreAlike(o.Message.Name, o.Message.Key, message.Name, message.Key) && AreArmedAtOnce(o.Place, place)))
                Report(message.Name, other.Message.Name, $"the handler '{other.Place.Handler.Name}'", diagnostics);
            foreach (var (wait, rule) in WaitsFor(places)
                .Where(w => AreAlike(w.Rule.Name, w.Rule.Key, message.Name, message.Key) && IsArmed(place, w.Wait)))
                Report(message.Name, rule.Name, $"the wait in line {wait.Step.Keyword.StartPosition.Line}", diagnostics);
        }
    }

    private static IEnumerable<(StepPlace Wait, WaitRule.Message Rule)> WaitsFor(StepPlaces places) =>
        places.All.Where(p => p.Step is WaitStep { Rule: WaitRule.Message }).Select(p => (p, (WaitRule.Message)((WaitStep)p.Step).Rule));

    /// <summary>Keys that are written alike may be the same; a missing key takes all.</summary>
    private static bool AreAlike(Word name, Expression? key, Word otherName, Expression? otherKey) =>
        name.Value == otherName.Value && (key is null || otherKey is null || key.Text.Trim() == otherKey.Text.Trim());

    private static bool AreArmedAtOnce(HandlerPlace a, HandlerPlace b) =>
        a.Host is null || b.Host is null || ReferenceEquals(a.Host, b.Host)
        || a.Host.Outwards.Contains(b.Host) || b.Host.Outwards.Contains(a.Host) || Meanwhile.Of(a.Host, b.Host) || Meanwhile.Of(b.Host, a.Host);

    /// <summary>A wait in the handler's own steps counts too, where the handler may run again meanwhile.</summary>
    private static bool IsArmed(HandlerPlace handler, StepPlace wait)
    {
        if (wait.Outwards.Any(p => ReferenceEquals(p.Handler, handler)))
            return !handler.Handler.Interrupts;
        return Meanwhile.IsArmed(handler, wait) || ReferenceEquals(handler.Host, wait);
    }

    private static void CheckItems(HandlerPlace place, HandlerTrigger.Message message, DiagnosticBag diagnostics)
    {
        if (message.Key is not null || place.Around is not RunPlace.Item item)
            return;

        diagnostics.Report(
            HandlerRules.SameMessage,
            message.Name.Span,
            $"Every item waits for the message '{message.Name}', and nothing says for which of them it is.",
            $"add a key that tells the items apart, such as 'key: {item.Place.Step.ForEach!.Variable}.id'");
    }

    private static void Report(Word message, Word first, string other, DiagnosticBag diagnostics) => diagnostics.Report(
        HandlerRules.SameMessage,
        message.Span,
        $"{char.ToUpperInvariant(other[0])}{other[1..]} can wait for the message '{message}' at the same time, and only one of the two gets it.",
        "give the messages names of their own, or keys that tell them apart",
        new RelatedPlace(first.Span, "the other one"));
}
