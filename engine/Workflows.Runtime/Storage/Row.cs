using System.Data.Common;
using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace Workflows.Runtime.Storage;

/// <summary>One row of an answer, read in the forms in which <see cref="Statement"/> stores values.</summary>
public readonly struct Row(DbDataReader reader, SqlDialect dialect)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Number(int column) => reader.GetInt64(column);

    public long? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public int Small(int column) => reader.GetInt32(column);

    public bool Flag(int column) => reader.GetBoolean(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public byte[]? BytesOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    /// <summary>Of SQLite straight from its memory: lists pass by many thousands of ids, and an array for each doubles what that takes.</summary>
    public Guid Id(int column) => dialect is SqlDialect.Postgres
        ? reader.GetGuid(column)
        : new(raw.sqlite3_column_blob(((SqliteDataReader)reader).Handle!, column), bigEndian: true);

    public Guid? IdOrNull(int column) => reader.IsDBNull(column) ? null : Id(column);

    public Instant Time(int column) => Instant.FromUnixTimeTicks(reader.GetInt64(column));

    public Instant? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Time(column);
}
