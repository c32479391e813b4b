using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Layout;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Definitions;

namespace Workflows.Server.Api.Instances;

/// <summary>What is held, and what may happen meanwhile, in the words of the process.</summary>
internal static class MeanwhileAnswers
{
    public static ImmutableArray<HeldBody> Held(ProcessDefinition process, Meanwhile meanwhile)
    {
        var ids = StepIds.Of(process.Steps);
        return
        [
            .. meanwhile.Held.Select(held => new HeldBody(
                held.Step,
                Steps.Of(process).FirstOrDefault(s => s.Node == held.Step)?.Title ?? held.Step,
                ids.Find(held.Step)?.HoldWhile is { } condition ? HandlerWords.Condition(condition) : "",
                held.Since)),
        ];
    }

    public static ImmutableArray<HandlerBody> Handlers(ProcessDefinition process, Meanwhile meanwhile)
    {
        var ids = StepIds.Of(process.Steps);
        var language = DrawingLanguage.For(process.Language?.Value);
        var places = process.Steps.All().SelectMany(s => s.Handlers.Select(h => (Handler: h, Node: (string?)ids[s])))
            .Concat(process.Steps.Handlers.Select(h => (Handler: h, Node: (string?)null)));
        return
        [
            .. from place in places
               join standing in meanwhile.Handlers on place.Handler.Name.Value equals standing.Name
               select new HandlerBody(
                   standing.Name,
                   (place.Handler.Title ?? place.Handler.Name).Value,
                   HandlerWords.TriggerOf(place.Handler.Trigger, language),
                   place.Node,
                   place.Handler.Interrupts,
                   standing.Awaited,
                   standing.Next,
                   standing.Running),
        ];
    }
}
