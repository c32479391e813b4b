using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying.States;

/// <summary>Rows that name a case that is not there. PostgreSQL would take them: only SQLite looks a case up for each row (decision 0025).</summary>
internal static class RowsWithoutCase
{
    private static readonly (string Table, string Case)[] Tables =
    [
        ("access", "instance"),
        ("scope", "instance"),
        ("token", "instance"),
        ("arrival", "instance"),
        ("task", "instance"),
        ("task_candidate", "instance"),
        ("wait", "instance"),
        ("incident", "instance"),
        ("deadline", "instance"),
        ("document", "instance"),
        ("document_copy", "instance"),
        ("outbox", "instance"),
        ("notice", "instance"),
        ("case_link", "parent"),
        ("dispatch", "sender"),
    ];

    /// <returns>Each table and case once.</returns>
    public static async Task<IReadOnlyList<(string Table, Guid Case)>> ReadAsync(IReadSession session, int most, CancellationToken cancellationToken)
    {
        var queries = Tables
            .Select(t => new Rows<(string, Guid)>(
                new(
                    "state.rows",
                    $"""
                    select distinct r.{t.Case} from {t.Table} r
                    where not exists (select 1 from instance i where i.id = r.{t.Case}) limit $1
                    """,
                    (long)most),
                row => (t.Table, row.Id(0))))
            .ToList();
        await session.QueryAsync([.. queries], cancellationToken);
        return [.. queries.SelectMany(q => q.Found)];
    }
}
