using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>Statements on one SQLite connection. On the writer's, which stays open, each text is prepared once.</summary>
internal sealed class SqliteSession(SqliteConnection connection, SqliteTransaction? transaction, Func<IStatementSeam?> seam) : IWriteSession, IDisposable
{
    /// <summary>More texts than the engine has; the bound keeps a mistake from filling the memory.</summary>
    private const int PreparedTexts = 256;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public (DbConnection Connection, DbTransaction? Transaction) Beneath => (connection, transaction);

    public ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        if (seam()?.Before(statement.Name) != false)
        {
            using var reader = Command(statement).ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(new Row(reader, SqlDialect.Sqlite)));
            }
        }

        seam()?.After(statement.Name);
        return new(rows.ToImmutable());
    }

    public ValueTask<ImmutableArray<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var touched = ImmutableArray.CreateBuilder<int>(statements.Count);
        foreach (var statement in statements)
        {
            touched.Add(seam()?.Before(statement.Name) == false ? 1 : Command(statement).ExecuteNonQuery());
            seam()?.After(statement.Name);
        }

        return new(touched.MoveToImmutable());
    }

    /// <summary>Executes transaction control or another statement without parameters.</summary>
    public void Execute(string text) => Command(new Statement(text, text)).ExecuteNonQuery();

    public void Dispose() => Forget();

    private SqliteCommand Command(Statement statement)
    {
        if (!_prepared.TryGetValue(statement.Text, out var command))
        {
            if (_prepared.Count == PreparedTexts)
            {
                Forget();
            }

            command = connection.CreateCommand();
            command.CommandText = statement.Text;
            command.Transaction = transaction;
            for (var i = 0; i < statement.Values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            _prepared.Add(statement.Text, command);
        }

        for (var i = 0; i < statement.Values.Length; i++)
        {
            command.Parameters[i].Value = Stored(statement.Values[i]);
        }

        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        Instant time => time.ToUnixTimeTicks(),
        _ => value,
    };

    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}
