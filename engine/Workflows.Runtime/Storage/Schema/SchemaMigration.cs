using System.Collections.Immutable;
using System.Data.Common;

namespace Workflows.Runtime.Storage.Schema;

/// <summary>Brings a database's tables up to date with the scripts of this program, all in one transaction.</summary>
/// <remarks>Several starters may do so at once: one applies, the others wait for it and find nothing to do. SQLite's immediate
/// transaction and PostgreSQL's advisory lock end with the connection, so a killed starter leaves no lock behind.</remarks>
public static class SchemaMigration
{
    /// <summary>Any number will do, as long as nothing else in the same PostgreSQL database locks it.</summary>
    private const long AdvisoryLock = 0x576F726B666C6F77;

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
        if (dialect is SqlDialect.Postgres && scripts.Any(s => !applied.ContainsKey(s.Name)) && applied.ContainsKey(LiveNodes.Script))
        {
            await LiveNodes.RefuseAnyAsync(connection, transaction, time, cancellationToken);
        }

        var now = ImmutableArray.CreateBuilder<string>();
        foreach (var script in scripts)
        {
            if (applied.TryGetValue(script.Name, out var checksum))
            {
                RefuseChanged(script, checksum);
                continue;
            }

            await ExecuteAsync(script.Sql);
            await ExecuteAsync(
                "insert into schema_version (name, sha256, applied_at) values (@p0, @p1, @p2)",
                script.Name,
                script.Checksum,
                NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());
            now.Add(script.Name);
        }

        await transaction.CommitAsync(cancellationToken);
        return now.ToImmutable();

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
        var newer = applied.Except(known.Select(s => s.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
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
