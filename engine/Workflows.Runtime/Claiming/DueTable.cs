using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Claiming;

/// <summary>A table of things that fall due, from which nodes take what to do next.</summary>
internal sealed record DueTable
{
    /// <summary>What lies in it, and when it is due.</summary>
    public required Queue Queue { get; init; }

    /// <summary>What its statements are called, such as <c>wait</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The columns of its key, with commas.</summary>
    public required string Key { get; init; }

    /// <summary>What is read of a row, called <c>d</c>.</summary>
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
            select {OwnKey} from {Queue.Table} d
            where d.{Queue.Due} <= $1 and (d.claimed_until is null or d.claimed_until < $1) and {Queue.And}
            order by d.{Queue.Due} limit $2 for update of d skip locked)
        update {Queue.Table} d set claimed_until = $3 from t where {SameKey} returning {Columns}
        """,
        now,
        (long)most,
        now + Lease);

    /// <summary>SQLite: reads what is due. There is one node, so nothing needs to be kept from others.</summary>
    public Statement Read(Instant now, int most) => new(
        $"{Name}.due",
        $"select {Columns} from {Queue.Table} d where d.{Queue.Due} <= $1 and {Queue.And} order by d.{Queue.Due} limit $2",
        now,
        (long)most);

    /// <summary>When the first row falls due after a time; null when none does.</summary>
    public Statement Next(Instant after) => new(
        $"{Name}.next", $"select min(d.{Queue.Due}) from {Queue.Table} d where d.{Queue.Due} > $1 and {Queue.And}", after);
}
