using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>What a PostgreSQL server says of itself, as far as the promises of this program rest on it.</summary>
/// <param name="Version">As <c>server_version_num</c>: 150004 is 15.4.</param>
/// <param name="Encoding">Of the database.</param>
/// <param name="IsStandby">True for a server that follows another one and takes no writes.</param>
/// <param name="IsReadOnly">True when transactions are read-only unless they say otherwise.</param>
/// <param name="Fsync"><c>off</c>: a power cut may spoil the whole database.</param>
/// <param name="FullPageWrites"><c>off</c>: a power cut may leave half-written pages.</param>
/// <param name="SynchronousCommit"><c>off</c>: a commit is acknowledged before it is on the disk.</param>
/// <param name="ClockOff">How far this machine's clock is ahead of the server's; negative when it is behind.</param>
internal sealed record PostgresStanding(
    int Version, string Encoding, bool IsStandby, bool IsReadOnly, string Fsync, string FullPageWrites, string SynchronousCommit, TimeSpan ClockOff)
{
    private const int OldestVersion = 150000;

    /// <summary>How far clocks may be apart: leases between nodes are counted in several times this.</summary>
    public static TimeSpan LargestClockOff { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Asks the server. The clock is the best of a few looks, so that a slow answer does not count as a wrong clock.</summary>
    public static async Task<PostgresStanding> ReadAsync(NpgsqlConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        const int Looks = 4;
        PostgresStanding? best = null;
        var quickest = TimeSpan.MaxValue;
        for (var look = 0; look < Looks; look++)
        {
            var asked = time.GetUtcNow();
            var clock = Stopwatch.GetTimestamp();
            var (standing, server) = await AskAsync(connection, cancellationToken);
            var took = Stopwatch.GetElapsedTime(clock);
            if (took < quickest)
            {
                (best, quickest) = (standing with { ClockOff = Beyond(asked + (took / 2) - server, took / 2) }, took);
            }
        }

        return best!;
    }

    /// <summary>Why this server must not be used, with what to do about it; null when it may.</summary>
    public string? WhyUnsafe(string description)
    {
        if (Version < OldestVersion)
        {
            return $"{description} is PostgreSQL {Version / 10000}. Version {OldestVersion / 10000} or later is needed: upgrade the server.";
        }

        if (Encoding != "UTF8")
        {
            return $"{description} has the encoding {Encoding}, in which not every name can be written. Create the database with encoding UTF8.";
        }

        if (IsStandby)
        {
            return $"{description} is a standby that takes no writes, or still recovers. Name the primary server in the connection string, "
                + "or promote this one if the primary is gone for good.";
        }

        if (IsReadOnly)
        {
            return $"{description} lets nobody write (default_transaction_read_only is on). Turn it off for this database or its user.";
        }

        if (Fsync == "off")
        {
            return $"{description} runs with fsync = off: a power cut may spoil every case in it. Set fsync = on in postgresql.conf and "
                + "reload the server.";
        }

        if (FullPageWrites == "off")
        {
            return $"{description} runs with full_page_writes = off: a power cut may leave half-written pages. "
                + "Set full_page_writes = on in postgresql.conf and reload the server.";
        }

        if (SynchronousCommit == "off")
        {
            return $"{description} acknowledges commits before they are on the disk (synchronous_commit = off): what people were told was done may "
                + "be gone after a crash. Set synchronous_commit = on for the server, this database and its user.";
        }

        return ClockOff.Duration() > LargestClockOff ? WhyClock(description) : null;
    }

    private string WhyClock(string description)
    {
        var off = ClockOff.Duration().TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return $"The clock of this machine is {off} seconds {(ClockOff > TimeSpan.Zero ? "ahead of" : "behind")} that of {description}; "
            + $"{LargestClockOff.TotalSeconds:0} seconds are allowed, since deadlines and the leases between nodes rest on it. "
            + "Set both machines by the same time server (NTP), and start again.";
    }

    /// <summary>What of a difference cannot come from the uncertainty of the look.</summary>
    private static TimeSpan Beyond(TimeSpan off, TimeSpan uncertain) =>
        off.Duration() <= uncertain ? TimeSpan.Zero : off > TimeSpan.Zero ? off - uncertain : off + uncertain;

    private static async Task<(PostgresStanding Standing, DateTimeOffset Server)> AskAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select current_setting('server_version_num')::int, current_setting('server_encoding'), pg_is_in_recovery(),
                current_setting('default_transaction_read_only') = 'on', current_setting('fsync'), current_setting('full_page_writes'),
                current_setting('synchronous_commit'), clock_timestamp()
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (
            new(
                reader.GetInt32(0),
                reader.GetString(1),
                reader.GetBoolean(2),
                reader.GetBoolean(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetString(6),
                TimeSpan.Zero),
            reader.GetFieldValue<DateTimeOffset>(7));
    }
}
