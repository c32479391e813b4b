using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying.States;

/// <summary>What the rows of a case say in clear, by what each is about: as they are stored, or as they should be.</summary>
internal sealed class ClearRows
{
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    public static async ValueTask<ClearRows> ReadAsync(IReadSession session, InstanceId id, CancellationToken cancellationToken)
    {
        var rows = new ClearRows();
        await Of("task", "select id, kind, node, assignee, opened_at, due_at, due_day, closed_at, closed_as from task where instance = $1", row =>
            rows.Add(
                $"task {row.Number(0)}",
                row.Text(1),
                row.Text(2),
                row.TextOrNull(3),
                row.Number(4),
                row.NumberOrNull(5),
                row.TextOrNull(6),
                row.NumberOrNull(7),
                row.TextOrNull(8)));
        await Of("task_candidate", "select task, principal, due_at from task_candidate where instance = $1", row => rows.Add(
            $"{row.Text(1)} as a candidate of task {row.Number(0)}", row.Number(2)));
        await Of("wait", "select id, kind, due_at, purpose, task, correlation, try_at, attempt, host, failure from wait where instance = $1", row =>
            rows.Add(
                $"wait {row.Number(0)}",
                row.Text(1), row.NumberOrNull(2), row.TextOrNull(3), row.NumberOrNull(4), Hex(row.BytesOrNull(5)), row.NumberOrNull(6),
                row.IsNull(7) ? null : row.Small(7), row.TextOrNull(8), row.TextOrNull(9)));
        await Of("deadline", "select name, standing, due_at, due_day from deadline where instance = $1", row => rows.Add(
            $"deadline '{row.Text(0)}'", row.Text(1), row.NumberOrNull(2), row.TextOrNull(3)));
        await Of("access", "select principal, extent, process, started_at from access where instance = $1", row => rows.Add(
            $"access of {row.Text(0)}", row.Small(1), row.Text(2), row.Number(3)));
        return rows;

        async ValueTask Of(string table, string text, Action<Row> add) => await session.QueryAsync(
            new(table, text, id.Value),
            row =>
            {
                add(row);
                return 0;
            },
            cancellationToken);
    }

    public void Add(TaskItem task, Instant? closedAt, string? closedAs) => Add(
        $"task {task.Id.Value}",
        SealedJson.NameOf(task.Kind),
        task.Node,
        task.Assignee,
        Ticks(task.OpenedAt),
        Ticks(task.Due?.At),
        Day(task.Due?.Day),
        Ticks(closedAt),
        closedAs);

    public void AddCandidates(TaskItem task)
    {
        foreach (var principal in task.Candidates.Distinct(StringComparer.Ordinal))
        {
            Add($"{principal} as a candidate of task {task.Id.Value}", Ticks(task.Due?.At) ?? ElementStatements.Never);
        }
    }

    public void Add(Wait wait, MessageIndex messages)
    {
        var about = $"wait {wait.Id.Value}";
        switch (wait)
        {
            case TimerWait timer:
                Add(about, "timer", Ticks(timer.DueAt), SealedJson.NameOf(timer.Purpose), timer.Task?.Value, null, null, null, null, null);
                break;
            case MessageWait message:
                Add(about, "message", null, null, null, Hex(messages.Of(message.Name, message.Key)), null, null, null, null);
                break;
            case JobWait job:
                Add(about, "job", null, null, null, null, Ticks(job.DueAt), job.Attempt, job.Request.Host, job.Failure);
                break;
            default:
                Add(about, wait is HoldWait ? "hold" : "case", null, null, null, null, null, null, null, null);
                break;
        }
    }

    public void Add(CaseDeadline deadline) => Add(
        $"deadline '{deadline.Name}'", SealedJson.NameOf(deadline.Standing), Ticks(deadline.Due?.At), Day(deadline.Due?.Day));

    public void AddAccess(InstanceHeader header, string principal, AccessExtent extent) =>
        Add($"access of {principal}", (int)extent, header.ProcessId, Ticks(header.StartedAt));

    /// <summary>What differs from how it should be, in words.</summary>
    public ImmutableArray<string> DifferencesTo(ClearRows right) =>
    [
        .. _rows.Where(r => !right._rows.ContainsKey(r.Key)).Select(r => $"{r.Key} is there, and its journal knows nothing of it"),
        .. right._rows.Where(r => !_rows.ContainsKey(r.Key)).Select(r => $"{r.Key} is not there, and its journal says that it is"),
        .. _rows.Where(r => right._rows.TryGetValue(r.Key, out var other) && other != r.Value).Select(r => $"{r.Key} is not as its journal says"),
    ];

    private void Add(string about, params ReadOnlySpan<object?> values) => _rows[about] = string.Join('|', values);

    private static string? Hex(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(bytes);

    private static long? Ticks(Instant? at) => at?.ToUnixTimeTicks();

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
