using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Workflows.Runtime.Storage;

namespace Workflows.Benchmarks.Storing;

/// <summary>A database that counts what is written to it.</summary>
internal sealed class CountedDatabase(IDatabase inner) : IDatabase
{
    private long _rows;
    private long _bytes;

    public Traffic Written => new(Interlocked.Read(ref _rows), Interlocked.Read(ref _bytes));

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync((session, ct) => work(new CountedSession(session, this), ct), cancellationToken);

    public async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        if (!await inner.StoreAsync(write, cancellationToken))
        {
            return false;
        }

        // Each statement of a step touches one row.
        Interlocked.Add(ref _rows, write.Guards.Length + write.Rest.Length);
        Interlocked.Add(ref _bytes, SizeOf(write.Guards) + SizeOf(write.Rest));
        return true;
    }

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public Task<T> ReadByKeysAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadByKeysAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Count(IReadOnlyList<Statement> statements, ImmutableArray<int> touched)
    {
        Interlocked.Add(ref _rows, touched.Sum());
        Interlocked.Add(ref _bytes, SizeOf([.. statements]));
    }

    // Plain loops: the processor time that they take is told as the engine's.
    private static long SizeOf(ImmutableArray<Statement> statements)
    {
        var bytes = 0L;
        foreach (var statement in statements)
        {
            foreach (var value in statement.Values)
            {
                bytes += SizeOf(value);
            }
        }

        return bytes;
    }

    private static long SizeOf(object? value) => value switch
    {
        null => 0,
        byte[] bytes => bytes.Length,
        string text => Encoding.UTF8.GetByteCount(text),
        Guid => 16,
        _ => 8,
    };

    private sealed class CountedSession(IWriteSession inner, CountedDatabase counter) : IWriteSession
    {
        public SqlDialect Dialect => inner.Dialect;

        public (DbConnection Connection, DbTransaction? Transaction) Beneath => inner.Beneath;

        public ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken) =>
            inner.QueryAsync(statement, read, cancellationToken);

        public async ValueTask<ImmutableArray<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
        {
            var touched = await inner.ExecuteAsync(statements, cancellationToken);
            counter.Count(statements, touched);
            return touched;
        }
    }
}
