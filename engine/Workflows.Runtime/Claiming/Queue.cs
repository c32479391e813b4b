using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Claiming;

/// <summary>A kind of work that falls due, as an administrator watches it.</summary>
/// <param name="Name">Such as <c>timers</c>.</param>
/// <param name="Table">Where it is kept; in the other texts called <c>d</c>.</param>
/// <param name="Due">The column that says when.</param>
/// <param name="And">What must be so besides.</param>
internal sealed record Queue(string Name, string Table, string Due, string And = "1 = 1")
{
    /// <summary>How many rows are due, counted up to a number, and since when the one is due that has waited longest.</summary>
    public Statement Look(Instant now, int most) => new(
        $"{Table}.look",
        $"""
        select count(*), min(c.due) from (
            select d.{Due} as due from {Table} d where d.{Due} <= $1 and {And} order by d.{Due} limit $2) c
        """,
        now,
        (long)most);
}
