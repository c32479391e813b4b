using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What sets a handler off, in words.</summary>
public static class HandlerWords
{
    /// <param name="trigger">Of a handler.</param>
    /// <param name="language">Of the words that are not the author's.</param>
    public static string TriggerOf(HandlerTrigger trigger, DrawingLanguage language)
    {
        var times = new TimeWords(language);
        return trigger switch
        {
            HandlerTrigger.Message message => language.Say("when the message {0} comes", message.Name),
            HandlerTrigger.Timer timer =>
                language.Say(timer.Time.Anchor is TimeAnchor.Opened ? "after {0}" : "at the time: {0}", times.Of(timer.Time)),
            HandlerTrigger.Every every => language.Say("again and again, every {0}", times.Of(every.Interval)),
            HandlerTrigger.Overdue { Time.Amount: null } => language.Say("when it is overdue"),
            HandlerTrigger.Overdue overdue => language.Say("when it is overdue, {0}", times.Of(overdue.Time)),
            HandlerTrigger.Error { Codes.IsEmpty: true } => language.Say("when something goes wrong"),
            HandlerTrigger.Error error => language.Say("when it fails with {0}", string.Join(", ", error.Codes.Select(c => c.Value))),
            HandlerTrigger.Cancelled => language.Say("when the case is cancelled"),
            _ => language.Say("cannot be read"),
        };
    }

    /// <summary>A condition of the author's on one line.</summary>
    public static string Condition(Expression expression) => TimeWords.Plain(expression.Text);
}
