using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Phrases;

public sealed class TimePhraseReaderTests
{
    [Theory]
    [InlineData("7 days", "7d after opened")]
    [InlineData("3 week", "3w after opened")]
    [InlineData("a week", "1w after opened")]
    [InlineData("two Weeks", "2w after opened")]
    [InlineData("5 working days", "5wd after opened")]
    [InlineData("1 working day", "1wd after opened")]
    [InlineData("1 week and 2 days", "1w 2d after opened")]
    [InlineData("1 year 6 months", "1y 6mo after opened")]
    [InlineData("20 seconds", "20s after opened")]
    [InlineData("P3W", "3w after opened")]
    [InlineData("P1Y2M10D", "1y 2mo 10d after opened")]
    [InlineData("PT20S", "20s after opened")]
    [InlineData("P1DT12H30M", "1d 12h 30min after opened")]
    [InlineData("5 weeks after start", "5w after start")]
    [InlineData("5 weeks after start of plan", "5w after start")]
    [InlineData("start", "start")]
    [InlineData("end of plan", "plan end")]
    [InlineData("plan end", "plan end")]
    [InlineData("1 week before end of plan", "1w before plan end")]
    [InlineData("end of autumn-term 2022", "end of autumn-term 2022")]
    [InlineData("10 days after opening", "10d after opened")]
    [InlineData("2 weeks before start of preparation", "2w before start of preparation")]
    [InlineData("2 days after start of spring-term 2020", "2d after start of spring-term 2020")]
    [InlineData("2020-03-16", "2020-03-16")]
    [InlineData("3 days before 2020-03-16", "3d before 2020-03-16")]
    [InlineData("received", "(received)")]
    [InlineData("2 weeks after received", "2w after (received)")]
    [InlineData("2 weeks after decide.date", "2w after (decide.date)")]
    [InlineData("= decide.date", "(decide.date)")]
    [InlineData("=decide.date + duration(\"P7D\")", "(decide.date + duration(\"P7D\"))")]
    [InlineData("2 weeks after = decide.date", "2w after (decide.date)")]
    public void A_time_is_read_in_words_and_as_iso_8601(string text, string meaning)
    {
        var diagnostics = new DiagnosticBag();

        var phrase = TimePhraseReader.Read(Phrase.Of(text), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal(meaning, Phrase.Describe(phrase));
        Assert.Equal(text, phrase!.Span.Text);
    }

    [Theory]
    [InlineData("3 wekks", "WF1100 [wekks] did you mean 'weeks'?")]
    [InlineData("3 wek", "WF1100 [wek] did you mean 'week'?")]
    [InlineData("5 workdays", "WF1100 [workdays] did you mean 'working days'?")]
    [InlineData("5 working weeks", "WF1100 [weeks] write 'working days' or 'working hours'")]
    [InlineData("3", "WF1100 [3] add one: years, months, weeks, days, working days, working hours, hours, minutes, seconds")]
    [InlineData("3weeks", "WF1100 [3weeks] write a blank between number and unit: '3 weeks'")]
    [InlineData("3w", "WF1100 [3w] write a blank between number and unit: '3 weeks'")]
    [InlineData("1.5 days", "WF1100 [1.5] write whole numbers of a smaller unit: '36 hours' instead of '1.5 days'")]
    [InlineData("999999999999 days", "WF1100 [999999999999] numbers go up to 100000")]
    [InlineData("P3X", "WF1100 [P3X] 'P3W' is three weeks, 'P10D' ten days, 'PT20S' twenty seconds")]
    [InlineData("2020-02-30", "WF1100 [2020-02-30] write year, month and day with two digits each, as in 2020-03-16")]
    [InlineData("2020-3-16", "WF1100 [2020-3-16] write year, month and day with two digits each, as in 2020-03-16")]
    [InlineData("5 weeks aftr start", "WF1100 [aftr start] did you mean 'after'?")]
    [InlineData("autumn-term 2022", "WF1100 [autumn-term] write 'start of autumn-term 2022' or 'end of autumn-term 2022'")]
    [InlineData(
        "end of",
        "WF1100 [end of] write 'end of plan', a stage's id as in 'end of preparation', or a term of the calendar with its year: 'end of "
            + "autumn-term 2022'")]
    [InlineData("1 week before", "WF1102 [1 week before] say from what it is counted, as in '1 week before end of plan'")]
    [InlineData("on the day", "WF1102 [on the day] say from what it is counted, as in '1 week before end of plan'")]
    [InlineData("=", "WF1106 [=] write one, or take the key out")]
    public void A_time_that_is_not_understood_is_told_with_what_to_write(string text, string finding) =>
        Assert.Equal(finding, Phrase.Finding(text, (scalar, diagnostics) => TimePhraseReader.Read(scalar, diagnostics)));

    [Theory]
    [InlineData("1 week before", "1w before due")]
    [InlineData("on the day", "due")]
    [InlineData("2 days after", "2d after due")]
    [InlineData("2 days before due", "2d before due")]
    [InlineData("1 day before end of plan", "1d before plan end")]
    public void A_reminder_that_comes_once_counts_from_the_due_date(string text, string meaning)
    {
        var diagnostics = new DiagnosticBag();

        var rule = TimePhraseReader.ReadReminder(Phrase.Of(text), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal(meaning, Phrase.Describe(Assert.IsType<ReminderRule.Once>(rule).When));
    }

    [Theory]
    [InlineData("every 3 days until closed", "3d")]
    [InlineData("every day until closed", "1d")]
    [InlineData("every working day until closed", "1wd")]
    [InlineData("every PT20S until closed", "20s")]
    public void A_reminder_that_comes_again_has_an_interval(string text, string interval)
    {
        var diagnostics = new DiagnosticBag();

        var rule = TimePhraseReader.ReadReminder(Phrase.Of(text), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal(interval, Phrase.Describe(Assert.IsType<ReminderRule.Every>(rule).Interval));
        Assert.Equal(text, rule!.Span.Text);
    }

    [Theory]
    [InlineData("1 week", "WF1101 [1 week] write '1 week before' or '1 week after'")]
    [InlineData("every 3 days", "WF1100 [every 3 days] write 'every 3 days until closed': it stops when the task is closed")]
    [InlineData("every 3 days until done", "WF1100 [until done] write 'every 3 days until closed': it stops when the task is closed")]
    [InlineData("every 0 days until closed", "WF1100 [0 days] write at least 'every day until closed'")]
    public void A_reminder_that_is_not_understood_is_told_with_what_to_write(string text, string finding) =>
        Assert.Equal(finding, Phrase.Finding(text, (scalar, diagnostics) => TimePhraseReader.ReadReminder(scalar, diagnostics)));

    [Fact]
    public void An_escalation_says_when_and_to_whom()
    {
        var diagnostics = new DiagnosticBag();

        var rule = TimePhraseReader.ReadEscalation(Phrase.Of("10 days after to process-owner-preschool"), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal("10d after due", Phrase.Describe(rule!.When));
        Assert.Equal("process-owner-preschool", rule.To.Span.Text);
    }

    [Theory]
    [InlineData("10 days after", "WF1103 [10 days after] write it as in '10 days after to process-owner'")]
    [InlineData("10 days to process-owner", "WF1101 [10 days] write '10 days before' or '10 days after'")]
    [InlineData("10 days after to", "WF1103 [] write a role, such as 'head-teacher of <unit.id>'")]
    public void An_escalation_that_is_not_understood_is_told_with_what_to_write(string text, string finding) =>
        Assert.Equal(finding, Phrase.Finding(text, (scalar, diagnostics) => TimePhraseReader.ReadEscalation(scalar, diagnostics)));

    [Fact]
    public void A_length_of_time_has_no_anchor() =>
        Assert.Equal(
            "WF1100 [after start] write '3 days' alone; a time counted from something stands behind 'until' or 'due'",
            Phrase.Finding("3 days after start", (s, d) => TimePhraseReader.ReadAmount(s, d)));
}
