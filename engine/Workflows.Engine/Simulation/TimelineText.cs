using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.State;

namespace Workflows.Engine.Simulation;

/// <summary>A timeline for people: a paragraph a day, what is alike for several items in one line.</summary>
public static class TimelineText
{
    private static readonly LocalDatePattern Heading = LocalDatePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Write(Timeline timeline)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{timeline.Title} ({timeline.ProcessId})\n");
        text.Append(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(timeline.From)} to {LocalDatePattern.Iso.Format(timeline.Until)}");
        text.Append(timeline.Calendar is { } calendar ? $", by calendar {calendar}\n" : "\n");
        text.AppendJoin(' ', timeline.Assumptions).Append('\n');
        foreach (var sentence in timeline.MadeUp)
        {
            text.Append("Made up: ").Append(sentence).Append('\n');
        }

        if (timeline.Entries.Any(e => e.WhyNot is not null))
        {
            text.Append("In brackets: what was planned for a day and was not needed or did not come, with the reason.\n");
        }

        foreach (var start in timeline.Starts)
        {
            text.Append(CultureInfo.InvariantCulture, $"Starts by itself every {start.Every}: ")
                .AppendJoin(", ", start.Days.Select(LocalDatePattern.Iso.Format)).Append('\n');
        }

        AppendDays(text, timeline.Entries);
        text.Append('\n').Append(timeline.Ending switch
        {
            TimelineEnding.Ended => "The process has ended.",
            TimelineEnding.OutOfTime => "The last day is over; more would follow.",
            TimelineEnding.Waiting => "Nothing more happens: what is open waits for people or messages that do not come.",
            _ => "Stopped: the process goes round without an end in sight.",
        });
        return text.Append('\n').ToString();
    }

    /// <summary>Entries only, as the trace of a run.</summary>
    public static string Write(IEnumerable<TimelineEntry> entries)
    {
        var text = new StringBuilder();
        AppendDays(text, entries);
        return text.ToString();
    }

    private static void AppendDays(StringBuilder text, IEnumerable<TimelineEntry> entries)
    {
        LocalDate? day = null;
        foreach (var alike in Groups(entries))
        {
            var entry = alike[0];
            if (entry.Day != day)
            {
                day = entry.Day;
                text.Append('\n').Append(Heading.Format(entry.Day)).Append('\n');
            }

            Append(text, alike);
        }
    }

    /// <summary>Neighbours that differ in nothing but the item, and who it is for, go together.</summary>
    private static IEnumerable<List<TimelineEntry>> Groups(IEnumerable<TimelineEntry> entries)
    {
        List<TimelineEntry> alike = [];
        foreach (var entry in entries)
        {
            if (alike.Count > 0 && !AreAlike(alike[0], entry))
            {
                yield return alike;
                alike = [];
            }

            alike.Add(entry);
        }

        if (alike.Count > 0)
        {
            yield return alike;
        }
    }

    private static bool AreAlike(TimelineEntry one, TimelineEntry other) =>
        one.Item is not null && other.Item is not null
        && one with { Item = null, Principals = [], People = [], Text = "" } == other with { Item = null, Principals = [], People = [], Text = "" };

    private static void Append(StringBuilder text, List<TimelineEntry> alike)
    {
        var entry = alike[0];
        var kind = entry.Kind switch
        {
            TimelineKind.WentBack => "back",
            TimelineKind.CaseAsked => "case",
            TimelineKind.CaseReturned => "returned",
            TimelineKind.ItemAdded => "added",
            TimelineKind.DeadlineMet => "met",
            TimelineKind.DeadlineMissed => entry.WhyNot is null ? "missed" : "last day",
            TimelineKind.DeadlineDropped => "dropped",
            _ => entry.Kind.ToString().ToLowerInvariant(),
        };
        var time = entry.Time is { } at ? Clock.Format(at) : "     ";
        var line = string.Join("  ", new[] { Where(alike), What(alike), Whom(alike) }.Where(part => part.Length > 0));
        text.Append($"  {time}  {(entry.WhyNot is null ? kind : $"({kind})"),-14} {line}".TrimEnd()).Append('\n');
        if (Reason(entry) is { Length: > 0 } reason)
        {
            text.Append(' ', 24).Append(reason).Append('\n');
        }
    }

    private static string Where(List<TimelineEntry> alike)
    {
        var entry = alike[0];
        var step = entry.Task == TaskKind.Escalation && entry.Kind != TimelineKind.Escalation ? $"escalation of {entry.Step}" : entry.Step;
        return entry.Item is null ? step ?? "" : $"{step} for {string.Join(", ", alike.Select(e => e.Item))}";
    }

    /// <summary>What there is to say beyond the step; of a task its title is said once, when it opens.</summary>
    private static string What(List<TimelineEntry> alike)
    {
        if (alike[0] is { Kind: TimelineKind.Reminder or TimelineKind.Due } or { Kind: TimelineKind.Escalation, WhyNot: not null })
        {
            return "";
        }

        var texts = alike.Select(e => e.Text).Distinct().ToList();
        return texts.Count == 1 ? texts[0] : $"{CommonStart(texts)}…";
    }

    private static string CommonStart(List<string> texts)
    {
        var length = texts.Min(t => t.Length);
        return texts[0][..Enumerable.Range(0, length).TakeWhile(i => texts.TrueForAll(t => t[i] == texts[0][i])).Count()];
    }

    private static string Whom(List<TimelineEntry> alike)
    {
        // Of several items, the roles without their units: those stand before.
        var principals = alike.SelectMany(e => e.Principals).Select(p => alike.Count == 1 ? p : p.Split('@')[0]).Distinct().ToList();
        var people = alike.SelectMany(e => e.People).Distinct().ToList();
        return (principals.Count, people.Count) switch
        {
            (0, 0) => "",
            (0, _) => $"[{string.Join(", ", people)}]",
            (_, 0) => $"[{string.Join(", ", principals)}]",
            _ => $"[{string.Join(", ", principals)}: {string.Join(", ", people)}]",
        };
    }

    private static string Reason(TimelineEntry entry) => entry switch
    {
        { Kind: TimelineKind.Due } => entry.WhyNot ?? "",
        { WhyNot: { } whyNot } => entry.Why is null ? whyNot : $"{whyNot}; planned {entry.Why}",
        { DueDay: { } day } => $"due {LocalDatePattern.Iso.Format(day)}{(entry.DueTime is { } time ? $" {Clock.Format(time)}" : "")}: {entry.Why}",
        _ => entry.Why ?? "",
    };
}
