using Microsoft.Extensions.Logging;
using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>The first connection of a start.</summary>
internal static class PostgresStart
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Connects, and waits for a server that is itself just starting: after a power cut both start at once.</summary>
    /// <exception cref="NpgsqlException">There is no server, or it does not let this program in.</exception>
    public static async Task<NpgsqlConnection> ConnectAsync(
        NpgsqlDataSource source, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await source.OpenConnectionAsync(cancellationToken);
            }
            catch (PostgresException starting)
                when (starting.SqlState is PostgresErrorCodes.CannotConnectNow && time.GetElapsedTime(since) < LongestWait)
            {
                logger.LogWarning("The database server is still starting; tried again in {Pause}", Pause);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
