using System.Data.Common;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using Workflows.Runtime.Privacy;

namespace Workflows.Benchmarks.Storing;

/// <summary>Fills the tables of an installation with journals as the engine would have written them, without running cases.</summary>
internal static class FilledJournal
{
    /// <summary>Bytes of a sealed payload: about what a completed task with a form has.</summary>
    public const int PayloadSize = 600;

    public const int EntriesACase = 10;

    public static void IntoSqlite(string path, int entries)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var instance = Insert(
            "insert into instance (id, revision, head, key_id, process, definition, status, started_at, last_element, closed) "
            + "values ($1, $2, $3, $1, 'case', (select min(hash) from definition), 'running', 0, 0, x'00')",
            3);
        using var entry = Insert(
            "insert into journal (instance, sequence, at, kind, actor, person, operation, closed, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            9);
        foreach (var filled in Cases(entries))
        {
            Run(instance, Bytes(filled.Id), (long)filled.Entries.Count, filled.Entries[^1].Hash);
            foreach (var (header, payload, hash) in filled.Entries)
            {
                Run(
                    entry,
                    Bytes(header.Instance),
                    header.Sequence,
                    header.At.ToUnixTimeTicks(),
                    header.Kind,
                    header.Actor!,
                    header.Person!,
                    Bytes(header.Operation),
                    payload,
                    hash);
            }
        }

        transaction.Commit();

        SqliteCommand Insert(string text, int values)
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            command.Transaction = transaction;
            for (var i = 1; i <= values; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            return command;
        }
    }

    public static async Task IntoPostgresAsync(string database, int entries, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var find = source.CreateCommand("select min(hash) from definition");
        var definition = (string)(await find.ExecuteScalarAsync(cancellationToken))!;
        var cases = Cases(entries).ToList();
        await using (var instances = await connection.BeginBinaryImportAsync(
            "copy instance (id, revision, head, key_id, process, definition, status, started_at, last_element, closed) from stdin (format binary)",
            cancellationToken))
        {
            foreach (var filled in cases)
            {
                await instances.WriteRowAsync(
                    cancellationToken,
                    filled.Id, (long)filled.Entries.Count, filled.Entries[^1].Hash, filled.Id, "case", definition, "running", 0L, 0L, new byte[1]);
            }

            await instances.CompleteAsync(cancellationToken);
        }

        await using var journal = await connection.BeginBinaryImportAsync(
            "copy journal (instance, sequence, at, kind, actor, person, operation, closed, hash) from stdin (format binary)", cancellationToken);
        foreach (var (header, payload, hash) in cases.SelectMany(c => c.Entries))
        {
            await journal.WriteRowAsync(
                cancellationToken,
                header.Instance,
                header.Sequence,
                header.At.ToUnixTimeTicks(),
                header.Kind,
                header.Actor!,
                header.Person!,
                header.Operation,
                payload,
                hash);
        }

        await journal.CompleteAsync(cancellationToken);
    }

    private static IEnumerable<FilledCase> Cases(int entries)
    {
        var random = new Random(1);
        for (var i = 0; i < entries / EntriesACase; i++)
        {
            var id = Guid.NewGuid();
            var head = JournalChain.Beginning.ToArray();
            var written = new List<(JournalHeader, byte[], byte[])>();
            for (var sequence = 1; sequence <= EntriesACase; sequence++)
            {
                var header = new JournalHeader(
                    id, sequence, NodaConstants.UnixEpoch + Duration.FromSeconds(i), "complete-task", "person:sam", "sam", Guid.NewGuid());
                var payload = new byte[PayloadSize];
                random.NextBytes(payload);
                head = JournalChain.Next(head, header, payload);
                written.Add((header, payload, head));
            }

            yield return new(id, written);
        }
    }

    private static void Run(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private sealed record FilledCase(Guid Id, IReadOnlyList<(JournalHeader Header, byte[] Payload, byte[] Hash)> Entries);
}
