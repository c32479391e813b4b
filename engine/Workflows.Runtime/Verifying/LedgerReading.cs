using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying;

/// <summary>Reads heads and journals in the order of their ids, a page of instances at a time, so that memory does not grow with the store.</summary>
internal sealed class LedgerReading(IReadSession session)
{
    /// <summary>Instances whose heads are in memory at once.</summary>
    private const int PageSize = 2000;

    /// <summary>Reads everything once.</summary>
    /// <param name="head">Told an instance's row, before its entries.</param>
    /// <param name="entry">Told an entry; those of one instance come in the order of their numbers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <remarks>Entries of instances without a row come among the others, in the order of ids.</remarks>
    public async Task ReadAsync(Action<StoredHead> head, Action<StoredEntry> entry, CancellationToken cancellationToken)
    {
        for (Guid? from = Guid.Empty; from is { } first;)
        {
            var heads = await session.QueryAsync(
                new(
                    "ledger.heads",
                    $"select id, revision, head from instance where {OfRightLength("id")}id >= $1 order by id limit {PageSize}",
                    first),
                row => new StoredHead(row.Id(0), row.Number(1), row.Bytes(2)),
                cancellationToken);
            var last = heads.Length == PageSize ? heads[^1].Id : Guid.AllBitsSet;
            var next = 0;
            await ReadEntriesAsync(
                first,
                last,
                read =>
                {
                    while (next < heads.Length && heads[next].Id.CompareTo(read.Instance) <= 0)
                    {
                        head(heads[next++]);
                    }

                    entry(read);
                },
                cancellationToken);
            foreach (var rest in heads.Skip(next))
            {
                head(rest);
            }

            from = After(last);
        }
    }

    /// <summary>How many rows there are whose instance has an id that the engine never writes; PostgreSQL's type does not let them be.</summary>
    public async Task<long> CountForeignRowsAsync(CancellationToken cancellationToken) => session.Dialect is SqlDialect.Postgres
        ? 0
        : (await session.QueryAsync(
            new(
                "ledger.foreign",
                """
                select (select count(*) from instance where length(id) <> 16) + (select count(*) from journal where length(instance) <> 16)
                """),
            row => row.Number(0),
            cancellationToken))[0];

    private Task ReadEntriesAsync(Guid first, Guid last, Action<StoredEntry> take, CancellationToken cancellationToken) => StreamedRows.ReadAsync(
        session,
        // As bytes: a text that was made unreadable must not look like another one.
        session.Dialect is SqlDialect.Sqlite
            ? """
            select instance, sequence, at, cast(kind as blob), cast(actor as blob), cast(person as blob), operation, closed, hash
            from journal where length(instance) = 16 and instance >= $1 and instance <= $2 order by instance, sequence
            """
            : """
            select instance, sequence, at, kind, actor, person, operation, closed, hash
            from journal where instance >= $1 and instance <= $2 order by instance, sequence
            """,
        [first, last],
        row => take(new(
            new(row.Id(0), row.Number(1), row.Number(2), row.Bytes(3), row.BytesOrNull(4), row.BytesOrNull(5), OperationOf(row)),
            row.Bytes(7),
            row.Bytes(8))),
        cancellationToken);

    private string OfRightLength(string column) => session.Dialect is SqlDialect.Sqlite ? $"length({column}) = 16 and " : "";

    /// <summary>What is no id at all must not be mistaken for one: it becomes one that no entry was written with.</summary>
    private Guid OperationOf(in Row row) => session.Dialect is SqlDialect.Postgres ? row.Id(6)
        : row.Bytes(6) is { Length: 16 } bytes ? new(bytes, bigEndian: true)
        : Guid.NewGuid();

    /// <returns>The next id there can be; null after the last.</returns>
    internal static Guid? After(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            if (++bytes[i] != 0)
            {
                return new Guid(bytes, bigEndian: true);
            }
        }

        return null;
    }
}
