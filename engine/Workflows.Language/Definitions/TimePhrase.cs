using NodaTime;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>A length of time: <c>7 days</c>, <c>5 working days</c>, <c>P3W</c>, <c>PT20S</c> (ISO 8601-1 §5.5.2).</summary>
/// <remarks>Years to days count whole calendar days; working days and working hours follow the process's
/// calendar, the latter count office hours only; hours to seconds are exact.</remarks>
public sealed record TimeAmount(SourceSpan Span)
{
    public int Years { get; init; }
    public int Months { get; init; }
    public int Weeks { get; init; }
    public int Days { get; init; }
    public int WorkingDays { get; init; }
    public long WorkingHours { get; init; }
    public long Hours { get; init; }
    public long Minutes { get; init; }
    public long Seconds { get; init; }

    /// <summary>True when it counts days or longer, so that what it leads to is a day; false when it leads to an instant.</summary>
    public bool CountsDays => WorkingHours == 0 && Hours == 0 && Minutes == 0 && Seconds == 0;
}

/// <summary>A time in words: <c>3 weeks</c>, <c>5 weeks after start</c>, <c>1 week before</c>, <c>end of autumn-term 2022</c>.</summary>
/// <param name="Span">The whole phrase.</param>
/// <param name="Amount">How far from the anchor; null: the anchor itself.</param>
/// <param name="Before">True: the amount is counted back from the anchor.</param>
/// <param name="Anchor">What it is counted from.</param>
public sealed record TimePhrase(SourceSpan Span, TimeAmount? Amount, bool Before, TimeAnchor Anchor)
{
    /// <summary>True for <c>10 days after opening</c>; false for <c>10 days</c>, which leaves open what it counts from.</summary>
    public bool SaysOpening => Anchor is TimeAnchor.Opened && Anchor.Span != Amount?.Span;
}

public abstract record TimeAnchor(SourceSpan Span)
{
    /// <summary><c>opening</c>, when the step opened: also what an amount alone counts from.</summary>
    public sealed record Opened(SourceSpan Span) : TimeAnchor(Span);

    /// <summary>The due date of the step's task: what reminders and escalations count from.</summary>
    public sealed record Due(SourceSpan Span) : TimeAnchor(Span);

    /// <summary><c>start</c>: the start of the plan, or of the instance where there is no plan.</summary>
    public sealed record Start(SourceSpan Span) : TimeAnchor(Span);

    /// <summary><c>end of plan</c>, <c>plan end</c>: the last day of the plan.</summary>
    public sealed record PlanEnd(SourceSpan Span) : TimeAnchor(Span);

    public sealed record Date(SourceSpan Span, LocalDate Value) : TimeAnchor(Span);

    /// <summary><c>start of spring-term 2020</c>, <c>end of autumn-term 2022</c>: the first or last day of a term of the calendar.</summary>
    public sealed record Term(SourceSpan Span, bool End, Word Name, int Year) : TimeAnchor(Span);

    /// <summary><c>start of preparation</c>, <c>end of preparation</c>: the first or last day of a stage's window.</summary>
    public sealed record Stage(SourceSpan Span, bool End, Word Name) : TimeAnchor(Span);

    /// <summary><c>1 week before deadline feedback</c>: a deadline of the case, once its clock runs.</summary>
    public sealed record Deadline(SourceSpan Span, Word Name) : TimeAnchor(Span);

    /// <summary><c>= decide.date</c>, or the name of a data field that holds a date.</summary>
    public sealed record Computed(SourceSpan Span, Expression Expression) : TimeAnchor(Span);

    /// <summary>A time that could not be read, which was reported.</summary>
    internal sealed record Unread(SourceSpan Span) : TimeAnchor(Span);
}

/// <summary>When to remind of a task. All stop the moment the task is closed.</summary>
public abstract record ReminderRule(SourceSpan Span)
{
    /// <summary><c>1 week before</c>, <c>on the day</c>, <c>2 days after</c>.</summary>
    public sealed record Once(SourceSpan Span, TimePhrase When) : ReminderRule(Span);

    /// <summary><c>every 3 days until closed</c>: counted from the due date on; without a due date, from when the task opened.</summary>
    public sealed record Every(SourceSpan Span, TimeAmount Interval) : ReminderRule(Span);
}

/// <summary><c>10 days after to process-owner-preschool</c>: opens a task for that role, which stays until acted on.</summary>
public sealed record EscalationRule(SourceSpan Span, TimePhrase When, RoleReference To);
