using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Administration;

/// <summary>That nothing may go out: after a restore, until somebody has looked at what would.</summary>
/// <param name="Since">When it was restored.</param>
/// <param name="BackupAt">When the backup was made that is in force.</param>
public sealed record HeldSending(Instant Since, Instant BackupAt);

/// <summary>Holds back mails, calls of services, timers and starts by themselves while a row in the database says so.</summary>
/// <remarks>The row is part of what is asked when something due is looked for, so that every node keeps to it at once.</remarks>
public sealed class SendingHold(IDatabase database, SystemJournal journal, TimeProvider time)
{
    /// <summary>What must be so for anything to be taken from a table of due things.</summary>
    internal const string Released = "not exists (select 1 from sending_hold)";

    internal static Statement Read { get; } = new("sending_hold.read", "select since, backup_at from sending_hold");

    /// <summary>Null when nothing is held.</summary>
    public async Task<HeldSending?> FindAsync(CancellationToken cancellationToken) =>
        (await database.QueryAsync(Read, ReadRow, cancellationToken)).FirstOrDefault();

    /// <summary>Lets everything go that is due.</summary>
    /// <returns>False when nothing was held.</returns>
    public async Task<bool> ReleaseAsync(string actor, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } held)
        {
            return false;
        }

        AppendedEntry? tried = null;
        return await database.WriteAsync(
            async (session, ct) =>
            {
                if (await SystemJournal.IsThereAsync(session, tried, ct))
                {
                    return true;
                }

                if (await session.ExecuteAsync(new Statement("sending_hold.release", "delete from sending_hold"), ct) == 0)
                {
                    return false;
                }

                tried = await SystemJournal.AppendAsync(
                    session,
                    Instant.FromDateTimeOffset(time.GetUtcNow()),
                    "release-sending",
                    actor,
                    $"Sending, held since {held.Since}, goes on.",
                    ct);
                return true;
            },
            cancellationToken);
    }

    internal static HeldSending ReadRow(Row row) => new(row.Time(0), row.Time(1));

    /// <summary>Holds everything from now on, as the first act on a restored database.</summary>
    internal async Task HoldAsync(Instant backupAt, string detail, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            [
                new(
                    "sending_hold.write",
                    "insert into sending_hold (id, since, backup_at) values (1, $1, $2) on conflict (id) do update set since = "
                        + "excluded.since, backup_at = excluded.backup_at",
                    Instant.FromDateTimeOffset(time.GetUtcNow()),
                    backupAt),
            ],
            cancellationToken);
        await journal.AppendAsync("restore", null, detail, cancellationToken);
    }
}
