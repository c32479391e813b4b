using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What handlers say.</summary>
internal sealed partial class StepWords
{
    public static string TitleOf(Handler handler) => (handler.Title ?? handler.Name).Value;

    public string TriggerOf(HandlerTrigger trigger) => trigger switch
    {
        HandlerTrigger.Message message => Say("when the message {0} comes", message.Name),
        HandlerTrigger.Timer timer => Say(timer.Time.Anchor is TimeAnchor.Opened ? "after {0}" : "at the time: {0}", _times.Of(timer.Time)),
        HandlerTrigger.Every every => Say("again and again, every {0}", _times.Of(every.Interval)),
        HandlerTrigger.Overdue { Time.Amount: null } => Say("when it is overdue"),
        HandlerTrigger.Overdue overdue => Say("when it is overdue, {0}", _times.Of(overdue.Time)),
        HandlerTrigger.Error { Codes.IsEmpty: true } => Say("when something goes wrong"),
        HandlerTrigger.Error error => Say("when it fails with {0}", string.Join(", ", error.Codes.Select(c => c.Value))),
        HandlerTrigger.Cancelled => Say("when the case is cancelled"),
        _ => Say("cannot be read"),
    };

    /// <summary>The rows under a handler's title.</summary>
    public IEnumerable<(RowKind Kind, string Text)> DetailsOf(Handler handler)
    {
        yield return (RowKind.Note, TriggerOf(handler.Trigger));
        if (handler.Interrupts)
        {
            yield return (RowKind.Note, Say("what is open is withdrawn"));
        }

        if (!handler.Clauses.IsEmpty)
        {
            yield return (RowKind.Clause, string.Join(", ", handler.Clauses.Select(c => c.Value)));
        }
    }

    public string SentenceOf(Handler handler) => string.Join("; ", DetailsOf(handler)
        .Select(d => d.Kind == RowKind.Clause ? Say("clause {0}", d.Text) : d.Text)
        .Prepend(Say("Meanwhile: {0}", TitleOf(handler))));
}
