using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Recurring;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary><c>every: year on 15 January</c>: a case starts by itself, again and again.</summary>
public sealed record RecurringStart
{
    /// <summary>The name by which what it is given reads the day on which it starts.</summary>
    public const string Start = "start";

    public required SourceSpan Span { get; init; }

    /// <summary>As the author wrote it; with the process it tells the start from others.</summary>
    public required Word Every { get; init; }

    /// <summary>Null when it could not be read, which was reported.</summary>
    public required Recurrence? Rule { get; init; }

    /// <summary>The time of day; null: as the working day starts.</summary>
    public LocalTime? At { get; init; }

    /// <summary>The first day on which it may come; null: from when it is in force.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day on which it may come.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>What the data fields are given.</summary>
    public ImmutableArray<FieldInput> Data { get; init; } = [];

    /// <summary>The time that a case is planned for, counted from the day on which it starts; null: as the process says.</summary>
    public RecurringPlan? Plan { get; init; }

    /// <summary>The days on which it comes, in order.</summary>
    /// <param name="since">From when on, where the author gives no first day.</param>
    public IEnumerable<LocalDate> Days(LocalDate since) =>
        Rule is null ? [] : Rule.DaysFrom(From ?? since).TakeWhile(d => Until is null || d <= Until);
}

/// <summary>First and last day of a plan that is counted from the start: <c>start</c>, <c>12 months after start</c>.</summary>
public sealed record RecurringPlan(SourceSpan Span, TimePhrase From, TimePhrase To);
