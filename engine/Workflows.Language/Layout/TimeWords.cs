using System.Globalization;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Language.Layout;

/// <summary>Times as a drawing says them: in English as the author wrote them, in other languages put into their words.</summary>
internal sealed class TimeWords(DrawingLanguage language)
{
    public string Of(TimePhrase phrase)
    {
        if (language.IsEnglish || Of(phrase.Anchor) is not { } anchor)
            return Written(phrase.Span);
        if (phrase.Amount is not { } amount)
            return anchor.Length == 0 ? language.Say("on the day") : anchor;
        if (phrase.Anchor is TimeAnchor.Opened && !phrase.SaysOpening)
            return Of(amount);

        return $"{language.Say(phrase.Before ? "{0} before" : "{0} after", Of(amount))} {anchor}".TrimEnd();
    }

    public string Of(ReminderRule rule) => rule switch
    {
        ReminderRule.Once once => Of(once.When),
        ReminderRule.Every every when !language.IsEnglish => language.Say("every {0} until closed", Of(every.Interval)),
        _ => Written(rule.Span),
    };

    public string Of(TimeAmount amount)
    {
        if (language.IsEnglish)
            return Written(amount.Span);

        var parts = new (long Count, string One, string Many)[]
            {
                (amount.Years, "year", "years"), (amount.Months, "month", "months"), (amount.Weeks, "week", "weeks"), (amount.Days, "day", "days"),
                (amount.WorkingDays, "working day", "working days"),
                (amount.WorkingHours, "working hour", "working hours"),
                (amount.Hours, "hour", "hours"),
                (amount.Minutes, "minute", "minutes"),
                (amount.Seconds, "second", "seconds"),
            }
            .Where(p => p.Count != 0)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {language.Say(p.Count == 1 ? p.One : p.Many)}"))
            .ToList();
        return parts.Count == 0 ? Written(amount.Span) : parts.Aggregate((one, next) => language.Say("{0} and {1}", one, next));
    }

    /// <summary>Words of the author's on one line, without what only the language needs.</summary>
    public static string Written(SourceSpan span) => Plain(span.Text);

    /// <summary>The same of any text.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('=').TrimStart();

    /// <summary>Empty where the anchor goes without saying; null where only the author's words will do.</summary>
    private string? Of(TimeAnchor anchor) => anchor switch
    {
        TimeAnchor.Opened => language.Say("opening"),
        TimeAnchor.Due => "",
        TimeAnchor.Start => language.Say("start"),
        TimeAnchor.PlanEnd => language.Say("end of plan"),
        TimeAnchor.Term term =>
            language.Say(term.End ? "end of {0}" : "start of {0}", string.Create(CultureInfo.InvariantCulture, $"{term.Name} {term.Year}")),
        TimeAnchor.Stage stage => language.Say(stage.End ? "end of {0}" : "start of {0}", stage.Name.Value),
        TimeAnchor.Computed { Span.Text: "received" } => language.Say("receipt"),
        TimeAnchor.Computed { Span.Text: "occurred" } => language.Say("the occurrence"),
        TimeAnchor.Computed { Span.Text: "registered" } => language.Say("registration"),
        TimeAnchor.Date or TimeAnchor.Computed => Written(anchor.Span),
        _ => null,
    };
}
