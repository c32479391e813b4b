using System.Collections.Immutable;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>A column that a list is ordered by.</summary>
internal sealed record OrderColumn(string Name, PlaceKind Kind);

/// <summary>An order in which an index keeps rows, so that any stretch of it is read without reading more.</summary>
/// <param name="Name">What is listed, for the names of statements.</param>
/// <param name="Table">Where.</param>
/// <param name="Columns">The columns of the order: a time first, the row's key last.</param>
internal sealed record ListOrder(string Name, string Table, ImmutableArray<OrderColumn> Columns)
{
    /// <summary>The condition of the index, word for word; null when it holds all rows.</summary>
    public string? Where { get; init; }

    /// <summary>True: the latest first.</summary>
    public bool Descending { get; init; }

    /// <summary>The time of all its rows, where they have none: then the index is ordered by the other columns.</summary>
    public long? Timeless { get; init; }

    /// <summary>The columns before those of the order in the index, each asked for with one value.</summary>
    public ImmutableArray<string> Of { get; init; } = [];

    /// <summary>The column that tells whose a row is.</summary>
    public string InstanceColumn { get; init; } = "instance";

    public ImmutableArray<PlaceKind> Kinds { get; } = [.. Columns.Select(c => c.Kind)];

    private ImmutableArray<string> Ordered => [.. Columns.Skip(Timeless is null ? 0 : 1).Select(c => c.Name)];

    private string Selected => $"{(Timeless is { } time ? $"{time}" : Columns[0].Name)}, {string.Join(", ", Columns.Skip(1).Select(c => c.Name))}";

    /// <summary>The rows that follow a place.</summary>
    /// <param name="of">The values of <see cref="Of"/>.</param>
    /// <param name="range">Which times.</param>
    /// <param name="after">Null: from the start.</param>
    /// <param name="most">How many.</param>
    public Statement Read(ImmutableArray<object> of, TimeRange range, ListPlace? after, int most)
    {
        var values = ImmutableArray.CreateBuilder<object?>();
        var conditions = new List<string>();
        if (Where is not null)
        {
            conditions.Add(Where);
        }

        conditions.AddRange(Of.Zip(of, (column, value) => $"{column} = {Value(value)}"));
        if (Timeless is null)
        {
            // Where a place is given, it bounds the one side by itself.
            if (range.From is { } from && (after is null || Descending))
            {
                conditions.Add($"{Columns[0].Name} >= {Value(from)}");
            }

            if (range.Until is { } until && (after is null || !Descending))
            {
                conditions.Add($"{Columns[0].Name} < {Value(until)}");
            }
        }

        if (after is { } place)
        {
            var bounds = place.Values.Skip(Timeless is null ? 0 : 1).Select(Value);
            conditions.Add($"({string.Join(", ", Ordered)}) {(Descending ? "<" : ">")} ({string.Join(", ", bounds)})");
        }

        var where = conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";
        var order = string.Join(", ", Columns.Select(c => Descending ? $"{c.Name} desc" : c.Name));
        return new($"list.{Name}", $"select {Selected} from {Table}{where} order by {order} limit {Value((long)most)}", values.ToImmutable());

        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }
    }

    /// <summary>The rows of given cases, in no order.</summary>
    /// <param name="instances">Their ids; the same may come twice.</param>
    public Statement ReadOf(IReadOnlyList<Guid> instances) => new(
        $"list.{Name}.of",
        $"select {Selected} from {Table} where {(Where is null ? "" : $"{Where} and ")}{InstanceColumn} in "
            + $"({string.Join(", ", instances.Select((_, i) => $"${i + 1}"))})",
        [.. instances.Cast<object?>()]);

    /// <summary>Whether one place comes before another.</summary>
    public bool IsBefore(ListPlace one, ListPlace other) => Descending ? one.CompareTo(other) > 0 : one.CompareTo(other) < 0;

    public ListPlace ReadPlace(Row row) => new(
    [
        .. Kinds.Select((kind, i) => kind switch
        {
            PlaceKind.Number => (object)row.Number(i),
            PlaceKind.Id => row.Id(i),
            _ => row.Text(i),
        }),
    ]);
}

/// <summary>A stretch of time, in ticks.</summary>
/// <param name="From">The first; null: from the beginning.</param>
/// <param name="Until">The first that is not in it; null: to the end.</param>
internal readonly record struct TimeRange(long? From, long? Until)
{
    public static TimeRange All => default;

    public bool Holds(long time) => (From is not { } from || time >= from) && (Until is not { } until || time < until);
}
