using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads times in plain words, as dates and as ISO 8601 durations.</summary>
/// <remarks>
/// <c>3 weeks</c>, <c>a week</c>, <c>P3W</c>, <c>5 weeks after start</c>, <c>2 weeks after received</c>, <c>1 week before end of plan</c>,
/// <c>end of autumn-term 2022</c>, <c>2020-03-16</c>, <c>= decide.date</c>. Singular and plural are the same: <c>3 week</c> is <c>3 weeks</c>.
/// </remarks>
public static class TimePhraseReader
{
    /// <summary>Reads a time that stands for itself, as behind <c>due</c>, <c>closes</c> and <c>until</c>.</summary>
    /// <returns>The time, or null when an error was reported.</returns>
    public static TimePhrase? Read(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (ReadPhrase(words, diagnostics) is not { } phrase || !IsWhole(words, diagnostics))
            return null;
        if (phrase.Anchor is not TimeAnchor.Due)
            return phrase;

        diagnostics.Report(
            PhraseRules.TimeFromDue,
            phrase.Span,
            $"'{phrase.Span.Text}' is counted from the due date of a task, and here is none.",
            "say from what it is counted, as in '1 week before end of plan'");
        return null;
    }

    /// <summary>Reads a length of time alone, as behind <c>for</c>.</summary>
    public static TimeAmount? ReadAmount(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (TimeAmountReader.Read(words, diagnostics) is not { } amount)
            return null;
        if (words.AtEnd)
            return amount;

        diagnostics.Report(
            PhraseRules.Time,
            words.Rest,
            $"A length of time stands alone here, and '{words.Rest.Text}' follows it.",
            $"write '{amount.Span.Text}' alone; a time counted from something stands behind 'until' or 'due'");
        return null;
    }

    /// <summary>Reads one reminder: <c>1 week before</c>, <c>on the day</c>, <c>every 3 days until closed</c>.</summary>
    public static ReminderRule? ReadReminder(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (words.Take("every"))
            return ReadEvery(words, diagnostics);

        return ReadPhrase(words, diagnostics) is { } phrase && IsWhole(words, diagnostics) && HasDirection(phrase, diagnostics)
            ? new ReminderRule.Once(phrase.Span, phrase)
            : null;
    }

    /// <summary>Reads one escalation: <c>10 days after to process-owner-preschool</c>.</summary>
    public static EscalationRule? ReadEscalation(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var to = new PhraseWords(scalar, 0, scalar.Value.Length).FindLast("to");
        if (to is null)
        {
            diagnostics.Report(
                PhraseRules.Role, scalar.Span, "This escalation does not say to whom.", "write it as in '10 days after to process-owner'");
            return null;
        }

        var words = new PhraseWords(scalar, 0, to.Value.Start);
        var phrase = ReadPhrase(words, diagnostics) is { } read && IsWhole(words, diagnostics) && HasDirection(read, diagnostics) ? read : null;
        var role = RoleReferenceReader.Read(scalar, to.Value.End, scalar.Value.Length, diagnostics);
        return phrase is null || role is null ? null : new(scalar.Span, phrase, role);
    }

    /// <summary>Reads an interval: <c>2 weeks</c>, <c>week</c>.</summary>
    /// <returns>The interval, longer than nothing; null when an error was reported.</returns>
    internal static TimeAmount? ReadInterval(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        words.Take("every");
        var interval = TimeAmountReader.Starts(words) ? TimeAmountReader.Read(words, diagnostics) : TimeAmountReader.ReadOne(words, diagnostics);
        if (interval is null)
            return null;
        if (words.AtEnd && interval with { Span = default } != new TimeAmount(default(Text.SourceSpan)))
            return interval;

        diagnostics.Report(
            HandlerRules.Interval,
            words.AtEnd ? interval.Span : words.Rest,
            words.AtEnd ? "Something cannot come again after no time at all." : $"An interval stands alone here, and '{words.Rest.Text}' follows it.",
            words.AtEnd ? "write at least 'every: day'" : $"write '{interval.Span.Text}' alone; it ends with what it stands at");
        return null;
    }

    /// <summary>Reads how late something has to be: <c>at once</c>, <c>2 days after</c>.</summary>
    internal static TimePhrase? ReadOverdue(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (words.Take("at", "once") && words.AtEnd)
            return new(scalar.Span, null, false, new TimeAnchor.Due(scalar.Span));
        if (!TimeAmountReader.Starts(words))
        {
            diagnostics.Report(
                HandlerRules.Overdue,
                scalar.Span,
                $"'{scalar.Value.Trim()}' does not say how late it has to be.",
                "write 'at once', or as in '2 days after'");
            return null;
        }

        if (ReadPhrase(words, diagnostics) is not { } phrase)
            return null;
        if (!words.AtEnd)
        {
            var (rest, word) = (words.Rest, words.Take().Text);
            diagnostics.Report(
                HandlerRules.Overdue,
                rest,
                $"'{rest.Text}' does not say how late it has to be.",
                Suggestion.Hint(word, ["after"]) ?? "write 'at once', or as in '2 days after': before its due date nothing is overdue");
            return null;
        }

        if (phrase is { Before: false, Amount: { } amount, Anchor: TimeAnchor.Due or TimeAnchor.Opened })
            return new(phrase.Span, amount, false, new TimeAnchor.Due(phrase.Anchor.Span));

        diagnostics.Report(
            HandlerRules.Overdue,
            phrase.Span,
            phrase.Before ? $"'{phrase.Span.Text}' is not late yet." : $"'{phrase.Span.Text}' is not counted from the due date.",
            phrase.Before
                ? "write 'at once' or a time after the due date; a 'timer' may come before it"
                : "write it as in '2 days after'; any other time stands behind 'timer'");
        return null;
    }

    private static ReminderRule.Every? ReadEvery(PhraseWords words, DiagnosticBag diagnostics)
    {
        var interval = TimeAmountReader.Starts(words) ? TimeAmountReader.Read(words, diagnostics) : TimeAmountReader.ReadOne(words, diagnostics);
        if (interval is null)
            return null;
        if (interval with { Span = default } == new TimeAmount(default(Text.SourceSpan)))
        {
            diagnostics.Report(
                PhraseRules.Time,
                interval.Span,
                "A reminder cannot come again after no time at all.",
                "write at least 'every day until closed'");
            return null;
        }

        if (words.Take("until", "closed"))
            return IsWhole(words, diagnostics) ? new(words.SpanFrom(0), interval) : null;

        diagnostics.Report(
            PhraseRules.Time,
            words.AtEnd ? words.SpanFrom(0) : words.Rest,
            "A reminder that comes again has to say how long.",
            $"write 'every {interval.Span.Text} until closed': it stops when the task is closed");
        return null;
    }

    private static TimePhrase? ReadPhrase(PhraseWords words, DiagnosticBag diagnostics)
    {
        if (words.Take("on", "the", "day"))
            return new(words.SpanFrom(0), null, false, new TimeAnchor.Due(words.SpanFrom(0)));
        if (!TimeAmountReader.Starts(words))
            return TimeAnchorReader.Read(words, diagnostics) is { } only ? new(words.SpanFrom(0), null, false, only) : null;
        if (TimeAmountReader.Read(words, diagnostics) is not { } amount)
            return null;

        var direction = words.Position;
        var before = words.Take("before");
        if (!before && !words.Take("after"))
            return new(words.SpanFrom(0), amount, false, new TimeAnchor.Opened(amount.Span));

        var anchor = words.AtEnd ? new TimeAnchor.Due(words.SpanFrom(direction)) : TimeAnchorReader.Read(words, diagnostics);
        return anchor is null ? null : new(words.SpanFrom(0), amount, before, anchor);
    }

    private static bool HasDirection(TimePhrase phrase, DiagnosticBag diagnostics)
    {
        if (phrase.Anchor is not TimeAnchor.Opened || phrase.SaysOpening)
            return true;

        diagnostics.Report(
            PhraseRules.TimeDirection,
            phrase.Span,
            $"'{phrase.Span.Text}' does not say on which side of the due date.",
            $"write '{phrase.Span.Text} before' or '{phrase.Span.Text} after'");
        return false;
    }

    private static bool IsWhole(PhraseWords words, DiagnosticBag diagnostics)
    {
        if (words.AtEnd)
            return true;

        var rest = words.Rest;
        var word = words.Take().Text;
        var guess = Suggestion.Nearest(word, ["before", "after", "and", "until"]) is { } near && near != word ? near : null;
        diagnostics.Report(
            PhraseRules.Time,
            rest,
            $"'{rest.Text}' is more than a time.",
            guess is null ? "a time is written as in '3 weeks', '5 weeks after start' or '1 week before end of plan'" : $"did you mean '{guess}'?");
        return false;
    }
}
