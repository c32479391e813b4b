using System.Collections.Immutable;
using System.Data.Common;
using NodaTime;
using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Statements in one PostgreSQL transaction; those of one call travel in one batch.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, NpgsqlTransaction transaction, IStatementSeam? seam) : IWriteSession
{
    public SqlDialect Dialect => SqlDialect.Postgres;

    public (DbConnection Connection, DbTransaction? Transaction) Beneath => (connection, transaction);

    public async ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        if (seam?.Before(statement.Name) != false)
        {
            await using var command = new NpgsqlCommand(statement.Text, connection, transaction);
            Bind(command.Parameters, statement);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(new Row(reader, SqlDialect.Postgres)));
            }
        }

        seam?.After(statement.Name);
        return rows.ToImmutable();
    }

    public async ValueTask<ImmutableArray<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
        {
            return [];
        }

        return seam is null ? await ExecuteBatchAsync(statements, cancellationToken) : await ExecuteWatchedAsync(seam, statements, cancellationToken);
    }

    private async ValueTask<ImmutableArray<int>> ExecuteBatchAsync(IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Text);
            Bind(command.Parameters, statement);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select((NpgsqlBatchCommand command) => command.RecordsAffected)];
    }

    private async ValueTask<ImmutableArray<int>> ExecuteWatchedAsync(
        IStatementSeam watched, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var touched = ImmutableArray.CreateBuilder<int>(statements.Count);
        foreach (var statement in statements)
        {
            touched.Add(watched.Before(statement.Name) ? (await ExecuteBatchAsync([statement], cancellationToken))[0] : 1);
            watched.After(statement.Name);
        }

        return touched.MoveToImmutable();
    }

    private static void Bind(NpgsqlParameterCollection parameters, Statement statement)
    {
        foreach (var value in statement.Values)
        {
            parameters.Add(value switch
            {
                long number => new NpgsqlParameter<long> { TypedValue = number },
                int number => new NpgsqlParameter<int> { TypedValue = number },
                bool flag => new NpgsqlParameter<bool> { TypedValue = flag },
                Guid id => new NpgsqlParameter<Guid> { TypedValue = id },
                Instant time => new NpgsqlParameter<long> { TypedValue = time.ToUnixTimeTicks() },
                string text => new NpgsqlParameter<string> { TypedValue = text },
                byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
                _ => new NpgsqlParameter { Value = value ?? DBNull.Value },
            });
        }
    }
}
