using System.Collections.Immutable;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>A data key as it is stored: wrapped by a version of the master key.</summary>
internal readonly record struct WrappedKey(DataKeyId Id, byte[] Bytes, long Version)
{
    private const string Columns = "select id, wrapped, version from data_key where id";

    /// <summary>Reads those that there are: on PostgreSQL in one statement, on SQLite, which is no way off, in one for each.</summary>
    public static Task<ImmutableArray<WrappedKey>> ReadAsync(
        IDatabase database, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.ReadByKeysAsync(
            async (session, ct) =>
            {
                var rows = session.Dialect is SqlDialect.Postgres && ids.Count > 1
                    ? [Read($"{Columns} = any($1)", ids.ToArray())]
                    : ids.Select(id => Read($"{Columns} = $1", id)).ToList();
                await session.QueryAsync([.. rows], ct);
                return rows.SelectMany(r => r.Found).ToImmutableArray();
            },
            cancellationToken);

    private static Rows<WrappedKey> Read(string text, object which) =>
        new(new("data_key.read", text, which), row => new(new(row.Id(0)), row.Bytes(1), row.Number(2)));
}
