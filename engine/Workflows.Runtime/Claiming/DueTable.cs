using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Claiming;

/// <summary>A table of things that fall due, from which nodes take what to do next.</summary>
internal sealed record DueTable
{
    /// <summary>What its statements are called, such as <c>wait</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The table; in the other texts it is called <c>d</c>.</summary>
    public required string Table { get; init; }

    /// <summary>The columns of its key, with commas.</summary>
    public required string Key { get; init; }

    /// <summary>The column that says when a row is due.</summary>
    public required string Due { get; init; }

    /// <summary>What must be so besides, such as <c>d.state = 'waiting'</c>.</summary>
    public string And { get; init; } = "1 = 1";

    /// <summary>What is read of a row.</summary>
    public required string Columns { get; init; }

    /// <summary>How long a node has for what it took, before another may take it.</summary>
    public required Duration Lease { get; init; }

    private string OwnKey => string.Join(", ", Key.Split(", ").Select(column => $"d.{column}"));

    private string SameKey => string.Join(" and ", Key.Split(", ").Select(column => $"d.{column} = t.{column}"));

    /// <summary>PostgreSQL: takes rows that no other node has, passing over those that one is just taking.</summary>
    public Statement Claim(Instant now, int most) => new(
        $"{Name}.claim",
        $"""
        with t as materialized (
            select {OwnKey} from {Table} d
            where d.{Due} <= $1 and (d.claimed_until is null or d.claimed_until < $1) and {And}
            order by d.{Due} limit $2 for update of d skip locked)
        update {Table} d set claimed_until = $3 from t where {SameKey} returning {Columns}
        """,
        now,
        (long)most,
        now + Lease);

    /// <summary>SQLite: reads what is due. There is one node, so nothing needs to be kept from others.</summary>
    public Statement Read(Instant now, int most) => new(
        $"{Name}.due", $"select {Columns} from {Table} d where d.{Due} <= $1 and {And} order by d.{Due} limit $2", now, (long)most);

    /// <summary>When the first row falls due after a time; null when none does.</summary>
    public Statement Next(Instant after) => new($"{Name}.next", $"select min(d.{Due}) from {Table} d where d.{Due} > $1 and {And}", after);

    /// <summary>Since when the row is due that has waited longest; null when nothing is due.</summary>
    public Statement Oldest(Instant now) => new($"{Name}.oldest", $"select min(d.{Due}) from {Table} d where d.{Due} <= $1 and {And}", now);

    /// <summary>How many rows are due, counted up to a number.</summary>
    public Statement Count(Instant now, int most) => new(
        $"{Name}.count", $"select count(*) from (select 1 from {Table} d where d.{Due} <= $1 and {And} limit $2) c", now, (long)most);
}
