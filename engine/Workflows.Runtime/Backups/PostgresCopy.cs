using System.Collections.Immutable;
using System.Data;
using Npgsql;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;

namespace Workflows.Runtime.Backups;

/// <summary>Writes the tables of a PostgreSQL database to files, all as they are at one moment, and reads them back into an empty one.</summary>
internal static class PostgresCopy
{
    private const string Folder = "tables";

    /// <summary>What says how things are now and not what happened: nodes, and the alarm clock's own tables.</summary>
    private const string NotCopied = "table_name <> 'schema_version' and table_name <> 'node' and table_name not like 'qrtz%'";

    /// <exception cref="BackupRefusedException">It cannot be read.</exception>
    public static async Task<(ImmutableArray<BackupTable> Tables, ImmutableArray<string> Scripts)> MakeAsync(
        string connectionString, string to, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            PrivateFile.CreateFolder(Path.Combine(to, Folder));
            var tables = await TablesAsync(connection, cancellationToken);
            foreach (var table in tables)
            {
                await using var file = PrivateFile.Open(PathOf(to, table), FileMode.CreateNew, FileShare.None);
                await using var rows = await connection.BeginRawBinaryCopyAsync(
                    $"copy {Quoted(table.Name)} ({Columns(table)}) to stdout (format binary)", cancellationToken);
                await rows.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            return (tables, await NamesAsync(connection, "select name from schema_version order by name", cancellationToken));
        }
        catch (NpgsqlException cause)
        {
            throw new BackupRefusedException($"The PostgreSQL database cannot be read: {cause.Message}", cause);
        }
    }

    /// <summary>Fills an empty database with the tables as they were, of the version that they were of.</summary>
    /// <exception cref="BackupRefusedException">It is not empty, cannot be written, or the backup is of a newer version.</exception>
    public static async Task RestoreAsync(
        string connectionString,
        string from,
        BackupManifest manifest,
        ImmutableArray<SchemaScript> known,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            if ((await NamesAsync(
                connection, "select table_name::text from information_schema.tables where table_schema = 'public'", cancellationToken)).Length > 0)
            {
                throw new BackupRefusedException("The PostgreSQL database is not empty. Create a new one: a restore overwrites nothing.");
            }

            ImmutableArray<SchemaScript> scripts = [.. known.Where(s => manifest.Scripts.Contains(s.Name))];
            await SchemaMigration.ApplyAsync(connection, SqlDialect.Postgres, scripts, time, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var tables = await InOrderAsync(connection, manifest.Tables, cancellationToken);
            await using (var empty = new NpgsqlCommand($"truncate {string.Join(", ", tables.Select(t => Quoted(t.Name)))}", connection, transaction))
            {
                await empty.ExecuteNonQueryAsync(cancellationToken);
            }

            foreach (var table in tables)
            {
                await using var file = File.OpenRead(PathOf(from, table));
                await using var rows = await connection.BeginRawBinaryCopyAsync(
                    $"copy {Quoted(table.Name)} ({Columns(table)}) from stdin (format binary)", cancellationToken);
                await file.CopyToAsync(rows, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException cause)
        {
            throw new BackupRefusedException($"The PostgreSQL database cannot be filled: {cause.Message}", cause);
        }
    }

    private static async Task<ImmutableArray<BackupTable>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select table_name::text, array_agg(column_name::text order by ordinal_position) from information_schema.columns
            where table_schema = 'public' and {NotCopied} group by table_name order by table_name
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = ImmutableArray.CreateBuilder<BackupTable>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add(new(reader.GetString(0), [.. reader.GetFieldValue<string[]>(1)]));
        }

        return tables.ToImmutable();
    }

    /// <summary>Those that others refer to come first.</summary>
    private static async Task<IReadOnlyList<BackupTable>> InOrderAsync(
        NpgsqlConnection connection, ImmutableArray<BackupTable> tables, CancellationToken cancellationToken)
    {
        var references = (await NamesAsync(
            connection,
            "select conrelid::regclass::text || ' ' || confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid <> confrelid",
            cancellationToken))
                .Select(r => r.Replace("\"", "", StringComparison.Ordinal).Split(' '))
                .ToLookup(r => r[0], r => r[1], StringComparer.Ordinal);
        var ordered = new List<BackupTable>();
        while (ordered.Count < tables.Length)
        {
            var placed = ordered.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
            var next = tables
                .Where(t => !placed.Contains(t.Name) && references[t.Name].All(r => placed.Contains(r) || tables.All(o => o.Name != r)))
                .ToList();
            ordered.AddRange(next.Count > 0 ? next : throw new InvalidOperationException("Tables refer to one another in a circle."));
        }

        return ordered;
    }

    private static async Task<ImmutableArray<string>> NamesAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names.ToImmutable();
    }

    private static string PathOf(string folder, BackupTable table) => Path.Combine(folder, Folder, $"{table.Name}.copy");

    private static string Columns(BackupTable table) => string.Join(", ", table.Columns.Select(Quoted));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
