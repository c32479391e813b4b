using System.Data.Common;
using NodaTime;

namespace Workflows.Runtime.Storage.Schema;

/// <summary>Keeps a schema from being changed under nodes that run.</summary>
internal static class LiveNodes
{
    /// <summary>The script that brought the table in which nodes say that they run.</summary>
    public const string Script = "0003_nodes.sql";

    /// <summary>How long after its last word a node may still be running: several times as long as it waits between two.</summary>
    public static Duration SilentFor { get; } = Duration.FromSeconds(15);

    /// <exception cref="StartRefusedException">A node runs on this database.</exception>
    public static async Task RefuseAnyAsync(
        DbConnection connection, DbTransaction transaction, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select name, version from node where seen_at > @p0 order by name";
        var since = command.CreateParameter();
        since.ParameterName = "p0";
        since.Value = (Instant.FromDateTimeOffset(time.GetUtcNow()) - SilentFor).ToUnixTimeTicks();
        command.Parameters.Add(since);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var running = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            running.Add($"{reader.GetString(0)} (version {reader.GetString(1)})");
        }

        if (running.Count > 0)
        {
            throw new StartRefusedException(
                $"This version changes the tables of the database, and {string.Join(", ", running)} still runs on it. "
                + $"Stop all nodes, make a backup, and start this version; after a kill, wait {SilentFor.TotalSeconds:0} seconds first.");
        }
    }
}
