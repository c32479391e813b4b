using System.Text;
using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Administration;

/// <summary>The journal of what is done to the installation: what came into force, starts and stops, keys, erasures, restores.</summary>
public sealed class SystemJournal(IDatabase database, TimeProvider time)
{
    /// <summary>Holds back other nodes that append: its number is unlike that of any other lock in the database.</summary>
    private const long AdvisoryLock = 0x576F726B53797374;

    /// <summary>Appends an entry in a transaction of its own.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be written now.</exception>
    public Task AppendAsync(string kind, string? actor, string detail, CancellationToken cancellationToken)
    {
        AppendedEntry? tried = null;
        return database.WriteAsync(
            async (session, ct) =>
            {
                if (!await IsThereAsync(session, tried, ct))
                {
                    tried = await AppendAsync(session, Instant.FromDateTimeOffset(time.GetUtcNow()), kind, actor, detail, ct);
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Whether an entry of a transaction that is run again was stored before: its answer was lost.</summary>
    /// <param name="session">Holds back others that append from here on.</param>
    /// <param name="tried">What was appended; null when this is the first time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async ValueTask<bool> IsThereAsync(IWriteSession session, AppendedEntry? tried, CancellationToken cancellationToken)
    {
        if (tried is not { } entry)
        {
            return false;
        }

        await HoldOthersBackAsync(session, cancellationToken);
        return await session.QueryAsync(
            new("system_entry.find", "select hash from system_entry where number = $1", entry.Number),
            row => row.Bytes(0),
            cancellationToken) is [var hash]
            && hash.AsSpan().SequenceEqual(entry.Hash);
    }

    /// <summary>Appends an entry to a transaction, so that it is there if and only if what it tells of is.</summary>
    internal static async ValueTask<AppendedEntry> AppendAsync(
        IWriteSession session, Instant at, string kind, string? actor, string detail, CancellationToken cancellationToken)
    {
        await HoldOthersBackAsync(session, cancellationToken);
        var (last, previous) = await HeadAsync(session, cancellationToken);
        var hash = SystemChain.Next(
            previous,
            last + 1,
            at.ToUnixTimeTicks(),
            Encoding.UTF8.GetBytes(kind),
            actor is null ? null : Encoding.UTF8.GetBytes(actor),
            Encoding.UTF8.GetBytes(detail));
        await session.ExecuteAsync(
            new Statement(
                "system_entry.write",
                "insert into system_entry (number, at, kind, actor, detail, hash) values ($1, $2, $3, $4, $5, $6)",
                last + 1,
                at,
                kind,
                actor,
                detail,
                hash),
            cancellationToken);
        return new(last + 1, hash);
    }

    /// <returns>The last entry's number and hash; 0 and the beginning when there is none.</returns>
    internal static async ValueTask<(long Number, byte[] Hash)> HeadAsync(IReadSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            new("system_entry.head", "select number, hash from system_entry order by number desc limit 1"),
            row => (row.Number(0), row.Bytes(1)),
            cancellationToken) is [var head]
            ? head
            : (0, SystemChain.Beginning);

    private static async ValueTask HoldOthersBackAsync(IWriteSession session, CancellationToken cancellationToken)
    {
        if (session.Dialect is SqlDialect.Postgres)
        {
            await session.ExecuteAsync(new Statement("system_entry.lock", $"select pg_advisory_xact_lock({AdvisoryLock})"), cancellationToken);
        }
    }
}

/// <summary>An entry that was appended.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Hash">Over it and all before it.</param>
internal readonly record struct AppendedEntry(long Number, byte[] Hash);
