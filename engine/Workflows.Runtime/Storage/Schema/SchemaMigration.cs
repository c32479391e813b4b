using System.Collections.Immutable;
using System.Data.Common;
using Npgsql;

namespace Workflows.Runtime.Storage.Schema;

/// <summary>Brings a database's tables up to date with the scripts of this program, all in one transaction.</summary>
/// <remarks>Several starters may do so at once: one applies, the others wait for it and find nothing to do. SQLite's immediate
/// transaction and PostgreSQL's advisory lock end with the connection, so a killed starter leaves no lock behind. Scripts that only expand
/// (<see cref="SchemaScript.Expands"/>) are applied while nodes of older programs run; the others wait until none does.</remarks>
public static class SchemaMigration
{
    /// <summary>Any number will do, as long as nothing else in the same PostgreSQL database locks it.</summary>
    private const long AdvisoryLock = 0x576F726B666C6F77;

    /// <summary>Whoever waits for a table lets all wait that come after; so long the nodes that run may stand still.</summary>
    private const string LongestWait = "5s";

    /// <param name="connection">Open, and not in a transaction.</param>
    /// <param name="dialect">What the connection leads to.</param>
    /// <param name="scripts">In the order in which they are applied.</param>
    /// <param name="time">For the date that is written beside each script.</param>
    /// <param name="cancellationToken">Stops before the commit; nothing stays then.</param>
    /// <returns>The names of the scripts applied now.</returns>
    /// <exception cref="StartRefusedException">The database was made by a newer program, a script was changed since it was applied, or there
    /// is one to apply while other nodes run on the database.</exception>
    public static async Task<ImmutableArray<string>> ApplyAsync(
        DbConnection connection,
        SqlDialect dialect,
        ImmutableArray<SchemaScript> scripts,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        // On SQLite this is BEGIN IMMEDIATE: a second starter waits here.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (dialect is SqlDialect.Postgres)
        {
            await ExecuteAsync($"select pg_advisory_xact_lock({AdvisoryLock})");
        }

        await ExecuteAsync(
            "create table if not exists schema_version (name text not null primary key, sha256 text not null, applied_at bigint not null)");
        var applied = await ReadAppliedAsync();
        RefuseNewer(applied.Keys, scripts);
        var pending = scripts.Where(s => !applied.ContainsKey(s.Name)).ToList();
        if (dialect is SqlDialect.Postgres && pending.Count > 0 && applied.ContainsKey(LiveNodes.Script))
        {
            if (!pending.TrueForAll(s => s.Expands))
            {
                await LiveNodes.RefuseAnyAsync(connection, transaction, time, cancellationToken);
            }

            await ExecuteAsync($"set local lock_timeout = '{LongestWait}'");
        }

        var now = ImmutableArray.CreateBuilder<string>();
        foreach (var script in scripts)
        {
            if (applied.TryGetValue(script.Name, out var checksum))
            {
                RefuseChanged(script, checksum);
                continue;
            }

            await ApplyOneAsync(script);
            await ExecuteAsync(
                "insert into schema_version (name, sha256, applied_at) values (@p0, @p1, @p2)",
                script.Name,
                script.Checksum,
                NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());
            now.Add(script.Name);
        }

        await transaction.CommitAsync(cancellationToken);
        return now.ToImmutable();

        async Task ApplyOneAsync(SchemaScript script)
        {
            try
            {
                await ExecuteAsync(script.Sql);
            }
            catch (PostgresException kept) when (kept.SqlState is PostgresErrorCodes.LockNotAvailable)
            {
                throw new StartRefusedException(
                    "This version changes the tables of the database, and something that reads or writes them did not let it within "
                    + $"{LongestWait}. Nothing was changed. Start it again; if that does not help, wait for a backup or a verification.",
                    kept);
            }
        }

        async Task ExecuteAsync(string sql, params object[] values)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"p{i}";
                parameter.Value = values[i];
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        async Task<Dictionary<string, string>> ReadAppliedAsync()
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "select name, sha256 from schema_version";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(reader.GetString(0), reader.GetString(1));
            }

            return found;
        }
    }

    private static void RefuseNewer(IEnumerable<string> applied, ImmutableArray<SchemaScript> known)
    {
        var newer = applied.Except(known.Select(s => s.Name), StringComparer.Ordinal)
            .Where(name => !SchemaScript.IsExpanding(name))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (newer.Count > 0)
        {
            throw new StartRefusedException(
                $"The database was changed by a newer version of this program ({string.Join(", ", newer)}). "
                + "Start that version, or restore the backup that was made before it was first started.");
        }
    }

    private static void RefuseChanged(SchemaScript script, string checksum)
    {
        if (!string.Equals(checksum, script.Checksum, StringComparison.Ordinal))
        {
            throw new StartRefusedException(
                $"The schema script {script.Name} is not the one that this database was made with. "
                + "Start the program that made the database; to change a schema, add a script and leave the old ones as they are.");
        }
    }
}
