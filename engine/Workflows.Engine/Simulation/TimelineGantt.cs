using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.State;
using Workflows.Language.Layout.Gantt;

namespace Workflows.Engine.Simulation;

/// <summary>Makes a chart of a timeline: a row for every task and deadline with the days on which it is open, and what happens on the way.</summary>
public static class TimelineGantt
{
    public static GanttChart Of(Timeline timeline)
    {
        var last = timeline.Entries.Where(e => e.WhyNot is null).Select(e => e.Day).Append(timeline.From).Max();
        var end = timeline.Ending == TimelineEnding.OutOfTime ? timeline.Until : LocalDate.Max(last, timeline.From);
        var open = new Dictionary<(string?, string?, TaskKind?), Row>();
        var rows = new List<Row>();
        foreach (var entry in timeline.Entries.Where(e => e.WhyNot is null))
        {
            var key = (entry.Step, entry.Item, entry.Task);
            if (Opens(entry))
            {
                rows.Add(open[key] = new(entry));
            }
            else if (open.TryGetValue(key, out var row))
            {
                row.Add(entry);
            }
            else if (IsEvent(entry.Kind))
            {
                rows.Add(new(entry));
            }
        }

        return new()
        {
            Process = timeline.ProcessId,
            Title = timeline.Title,
            From = timeline.From,
            To = end,
            Rows = [.. rows.Select(r => r.Build(end))],
            Notes = [string.Join(' ', timeline.Assumptions), .. timeline.MadeUp.Select(m => $"Made up: {m}")],
        };
    }

    /// <summary>An escalation rings at the task that is late, and is a task of its own.</summary>
    private static bool Opens(TimelineEntry entry) => entry.Kind is TimelineKind.Task or TimelineKind.Escalation or TimelineKind.Deadline;

    private static bool IsEvent(TimelineKind kind) => kind is TimelineKind.Wait or TimelineKind.Message or TimelineKind.Notification
        or TimelineKind.Closing or TimelineKind.Milestone or TimelineKind.Stage or TimelineKind.CaseAsked or TimelineKind.CaseReturned
        or TimelineKind.Incident;

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private sealed class Row(TimelineEntry first)
    {
        private readonly List<GanttMark> _marks = [];
        private LocalDate? _due = first.DueDay;
        private LocalDate? _closed;

        private bool IsBar => Opens(first);

        private string Label => (first.Kind, first.Item) switch
        {
            (TimelineKind.Escalation, { } item) => $"escalation of {first.Step} for {item}",
            (TimelineKind.Escalation, _) => $"escalation of {first.Step}",
            (_, { } item) => $"{first.Step} for {item}",
            _ => first.Step ?? first.Kind.ToString().ToLowerInvariant(),
        };

        public void Add(TimelineEntry entry)
        {
            _due = entry.DueDay ?? _due;
            switch (entry.Kind)
            {
                case TimelineKind.Completed or TimelineKind.DeadlineMet:
                    Close(entry, GanttMarkKind.Done, "done");
                    break;
                case TimelineKind.Withdrawn or TimelineKind.DeadlineDropped:
                    Close(entry, GanttMarkKind.Event, "withdrawn");
                    break;
                case TimelineKind.Reminder:
                    Mark(GanttMarkKind.Reminder, entry, "reminded");
                    break;
                case TimelineKind.Incident:
                    Mark(GanttMarkKind.Incident, entry, $"stopped, {entry.Text}");
                    break;
                case TimelineKind.DeadlineMissed:
                    Mark(GanttMarkKind.Incident, entry, "missed");
                    break;
                case var kind when IsEvent(kind):
                    Mark(GanttMarkKind.Event, entry, kind.ToString().ToLowerInvariant());
                    break;
            }
        }

        public GanttRow Build(LocalDate end)
        {
            if (!IsBar)
            {
                var kind = first.Kind == TimelineKind.Incident ? GanttMarkKind.Incident : GanttMarkKind.Event;
                var told =
                    $"{Label}: {first.Kind.ToString().ToLowerInvariant()} on {Day(first.Day)}{(first.Text.Length > 0 ? $", {first.Text}" : "")}";
                return new(Label, [], [new(kind, first.Day, told)], told);
            }

            var opening = first.Kind == TimelineKind.Escalation ? GanttMarkKind.Escalation : (GanttMarkKind?)null;
            ImmutableArray<GanttMark> marks =
            [
                .. opening is { } sign ? [new GanttMark(sign, first.Day, $"escalated on {Day(first.Day)}")] : Array.Empty<GanttMark>(),
                .. _due is { } due ? [new GanttMark(GanttMarkKind.Due, due, $"due {Day(due)}: {first.Why}")] : Array.Empty<GanttMark>(),
                .. _marks,
            ];
            var closed = _closed is null ? "still open at the end" : "";
            var parts = new[] { $"from {Day(first.Day)}" }
                .Concat(marks.OrderBy(m => m.Day).Select(m => m.Text))
                .Append(closed)
                .Where(t => t.Length > 0);
            return new(Label, Bars(_closed ?? end), marks, $"{Label}: {string.Join("; ", parts)}");
        }

        private ImmutableArray<GanttBar> Bars(LocalDate last)
        {
            if (first.Kind == TimelineKind.Deadline)
            {
                return [new(GanttBarKind.Deadline, first.Day, LocalDate.Max(first.Day, _due ?? last))];
            }

            return _due is { } due && due < last
                ? [new(GanttBarKind.Open, first.Day, LocalDate.Max(first.Day, due)), new(GanttBarKind.Late, due.PlusDays(1), last)]
                : [new(GanttBarKind.Open, first.Day, last)];
        }

        private void Close(TimelineEntry entry, GanttMarkKind kind, string how)
        {
            _closed ??= entry.Day;
            Mark(kind, entry, entry.Text.Length > 0 ? $"{how}, {entry.Text}," : how);
        }

        private void Mark(GanttMarkKind kind, TimelineEntry entry, string how) => _marks.Add(new(kind, entry.Day, $"{how} on {Day(entry.Day)}"));
    }
}
