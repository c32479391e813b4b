using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>What the steps of a handler read by its name: what set it off.</summary>
/// <remarks>
/// A message: what it brought. An error: <c>code</c>, <c>message</c> and <c>step</c>. Cancelling: <c>reason</c> and <c>by</c>. <c>every</c>:
/// <c>number</c>, counted from 1, and <c>at</c>, the day. The other times: <c>at</c>.
/// </remarks>
internal static class HandlerValues
{
    private static readonly KeyValuePair<string, FeelType> At = new("at", FeelType.Date);

    public static FeelType TypeOf(HandlerTrigger trigger) => trigger switch
    {
        HandlerTrigger.Timer or HandlerTrigger.Overdue => Context(At),
        HandlerTrigger.Every => Context(At, new("number", FeelType.Number)),
        HandlerTrigger.Error => Context(At, new("code", FeelType.Text), new("message", FeelType.Text), new("step", FeelType.Text)),
        HandlerTrigger.Cancelled => Context(At, new("reason", FeelType.Text), new("by", FeelType.Text)),
        _ => FeelType.AnyContext,
    };

    private static FeelType.ContextOf Context(params KeyValuePair<string, FeelType>[] fields) =>
        new(ImmutableDictionary.CreateRange(StringComparer.Ordinal, fields));
}
