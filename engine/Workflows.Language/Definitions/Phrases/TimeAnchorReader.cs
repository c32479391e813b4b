using System.Globalization;
using NodaTime.Text;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads what a time is counted from: <c>start</c>, <c>end of plan</c>, <c>end of autumn-term 2022</c>, a date, a data field.</summary>
internal static class TimeAnchorReader
{
    /// <returns>The anchor, or null when an error was reported.</returns>
    public static TimeAnchor? Read(PhraseWords words, DiagnosticBag diagnostics)
    {
        var from = words.Position;
        if (words.Peek() is not { } first)
        {
            diagnostics.Report(
                PhraseRules.Time, words.Rest, "A time is missing here.", "write it as in '3 weeks', '5 weeks after start' or '2020-03-16'");
            return null;
        }

        if (first.Text[0] == '=')
            return words.TakeComputed(diagnostics) is { } computed ? new TimeAnchor.Computed(computed.Span, computed) : null;
        if (words.Take("start", "of", "plan") || words.Take("plan", "start"))
            return new TimeAnchor.Start(words.SpanFrom(from));
        if (words.Take("end", "of", "plan") || words.Take("plan", "end"))
            return new TimeAnchor.PlanEnd(words.SpanFrom(from));
        if (words.Take("start", "of"))
            return ReadEdge(words, from, end: false, diagnostics);
        if (words.Take("end", "of"))
            return ReadEdge(words, from, end: true, diagnostics);
        if (words.Take("start"))
            return new TimeAnchor.Start(words.SpanFrom(from));
        if (words.Take("deadline"))
            return ReadDeadline(words, from, diagnostics);
        if (words.Take("opening"))
            return new TimeAnchor.Opened(words.SpanFrom(from));
        if (words.Take("due"))
            return new TimeAnchor.Due(words.SpanFrom(from));
        if (TimeAmountReader.LooksLikeDate(first.Text))
            return ReadDate(words, diagnostics);
        return ReadField(words, diagnostics);
    }

    /// <summary>A name with a year is a term of the calendar, one without a stage of the process.</summary>
    private static TimeAnchor? ReadEdge(PhraseWords words, int from, bool end, DiagnosticBag diagnostics)
    {
        if (words.Peek() is { } name && Names.IsId(name.Text) && (words.Peek(1) is not { } next || IsYear(next.Text)))
        {
            words.Take();
            var word = new Word(name.Text, words.SpanOf(name));
            if (words.AtEnd)
                return new TimeAnchor.Stage(words.SpanFrom(from), end, word);

            var year = int.Parse(words.Take().Text, CultureInfo.InvariantCulture);
            return new TimeAnchor.Term(words.SpanFrom(from), end, word, year);
        }

        var edge = end ? "end" : "start";
        diagnostics.Report(
            PhraseRules.Time,
            words.AtEnd ? words.SpanFrom(from) : words.Rest,
            $"The {edge} of what is meant is not understood.",
            $"write '{edge} of plan', a stage's id as in '{edge} of preparation', or a term of the calendar with its year: '{edge} of "
                + "autumn-term 2022'");
        return null;
    }

    private static TimeAnchor.Deadline? ReadDeadline(PhraseWords words, int from, DiagnosticBag diagnostics)
    {
        if (words.Peek() is { } name && Names.IsId(name.Text))
        {
            words.Take();
            return new(words.SpanFrom(from), new(name.Text, words.SpanOf(name)));
        }

        diagnostics.Report(
            PhraseRules.Time,
            words.SpanFrom(from),
            "It is not said which deadline is meant.",
            "write its name behind it, as in '1 week before deadline feedback'");
        return null;
    }

    private static TimeAnchor.Date? ReadDate(PhraseWords words, DiagnosticBag diagnostics)
    {
        var word = words.Take();
        if (LocalDatePattern.Iso.Parse(word.Text) is { Success: true } date)
            return new(words.SpanOf(word), date.Value);

        diagnostics.Report(
            PhraseRules.Time,
            words.SpanOf(word),
            word.Text.Contains('T', StringComparison.Ordinal)
                ? $"'{word.Text}' has a time of day; a day is kept until it ends."
                : $"There is no day '{word.Text}'.",
            "write year, month and day with two digits each, as in 2020-03-16");
        return null;
    }

    private static TimeAnchor.Computed? ReadField(PhraseWords words, DiagnosticBag diagnostics)
    {
        var word = words.Take();
        if (words.Peek() is { } year && IsYear(year.Text))
        {
            diagnostics.Report(
                PhraseRules.Time,
                words.SpanOf(word),
                $"'{word.Text} {year.Text}' does not say which end of the term is meant.",
                $"write 'start of {word.Text} {year.Text}' or 'end of {word.Text} {year.Text}'");
            return null;
        }

        if (Names.IsPath(word.Text))
            return new(words.SpanOf(word), words.ExpressionOf(word));

        diagnostics.Report(
            PhraseRules.Time,
            words.SpanOf(word),
            $"'{word.Text}' is not a time.",
            "write it as in '3 weeks', '5 weeks after start', '2020-03-16' or '= decide.date'");
        return null;
    }

    private static bool IsYear(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);
}
