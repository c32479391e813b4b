using System.Collections.Immutable;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries;

/// <summary>How many there are, as far as they were counted.</summary>
/// <param name="Number">The number.</param>
/// <param name="IsAll">False when there may be more: counting goes to <see cref="Most"/>, or as far as a look may take.</param>
public readonly record struct Counted(int Number, bool IsAll)
{
    /// <summary>Past this nobody counts on.</summary>
    public const int Most = 1_000;

    public static Counted None { get; } = new(0, IsAll: true);

    /// <summary>Counts rows by a statement: for what is found by an index, and by nothing more.</summary>
    /// <param name="session">The snapshot.</param>
    /// <param name="name">The statement's.</param>
    /// <param name="from">The table, and which rows of it.</param>
    /// <param name="values">Those that <paramref name="from"/> names.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async ValueTask<Counted> ReadAsync(
        IReadSession session, string name, string from, ImmutableArray<object?> values, CancellationToken cancellationToken)
    {
        var counted = Of(name, from, values);
        await session.QueryAsync([counted], cancellationToken);
        return In(counted);
    }

    /// <summary>The same, to be asked for together with others.</summary>
    internal static Rows<long> Of(string name, string from, ImmutableArray<object?> values) => new(
        new(name, $"select count(*) from (select 1 from {from} limit ${values.Length + 1}) c", [.. values, Most + 1L]), row => row.Number(0));

    internal static Counted In(Rows<long> counted) => new((int)Math.Min(counted.Found[0], Most), IsAll: counted.Found[0] <= Most);
}
