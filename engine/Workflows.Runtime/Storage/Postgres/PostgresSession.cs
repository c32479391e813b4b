using System.Collections.Immutable;
using System.Data.Common;
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
            PostgresParameters.Bind(command.Parameters, statement.Values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(new Row(reader, SqlDialect.Postgres)));
            }
        }

        seam?.After(statement.Name);
        return rows.ToImmutable();
    }

    public async ValueTask QueryAsync(IReadOnlyList<Rows> queries, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var query in queries)
        {
            var command = new NpgsqlBatchCommand(query.Statement.Text);
            PostgresParameters.Bind(command.Parameters, query.Statement.Values);
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var query in queries)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                query.Add(new Row(reader, SqlDialect.Postgres));
            }

            await reader.NextResultAsync(cancellationToken);
        }
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
            PostgresParameters.Bind(command.Parameters, statement.Values);
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
}
