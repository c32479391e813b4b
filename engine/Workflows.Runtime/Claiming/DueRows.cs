using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Claiming;

/// <summary>Takes what is due from a table, for this node alone.</summary>
/// <remarks>On PostgreSQL a row is leased: other nodes leave it until the lease ends, and take it then if it is still there, so that what a
/// dead node had is not lost. A lease saves work and does not make anything happen once: that is for the command or the mark that
/// follows, which finds out whether it comes too late.</remarks>
internal sealed class DueRows<T>(IDatabase database, DueTable table, Func<Row, T> read, TimeProvider time)
{
    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Up to a number of rows, those first that have waited longest.</summary>
    /// <param name="most">How many.</param>
    /// <param name="held">How many rows this node has under way that may be due still: without leases they come again, and are to be left out by
    /// whoever asks.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<Claim<T>> TakeAsync(int most, int held, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.Dialect is SqlDialect.Postgres
            ? new(
                await database.WriteAsync((session, ct) => session.QueryAsync(table.Claim(now, most), read, ct), cancellationToken),
                now + table.Lease)
            : new(await database.QueryAsync(table.Read(now, most + held), read, cancellationToken), null);
    }

    /// <summary>When it is worth looking again: when the next row falls due or, where one is due already and another node has it, soon.</summary>
    /// <returns>Null when there is nothing.</returns>
    public async Task<Instant?> NextAsync(CancellationToken cancellationToken)
    {
        var next = await database.QueryAsync(table.Next(Instant.MinValue), row => row.TimeOrNull(0), cancellationToken);
        return next[0];
    }

    /// <summary>When the next row falls due that is not yet.</summary>
    public async Task<Instant?> NextAheadAsync(CancellationToken cancellationToken)
    {
        var next = await database.QueryAsync(table.Next(Now), row => row.TimeOrNull(0), cancellationToken);
        return next[0];
    }
}
