using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>Statements on one SQLite connection, each text prepared once.</summary>
internal sealed class SqliteSession(SqliteConnection connection, Func<IStatementSeam?> seam) : IWriteSession, IDisposable
{
    /// <summary>More texts than the engine has; the bound keeps a mistake from filling the memory.</summary>
    private const int PreparedTexts = 256;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteCommands _commands = new(connection);

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public (DbConnection Connection, DbTransaction? Transaction) Beneath => (connection, Snapshot);

    /// <summary>The transaction that a reader is in; null on the writer's connection, which begins and commits by statements.</summary>
    public SqliteTransaction? Snapshot { get; set; }

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
            touched.Add(Execute(statement));
        }

        return new(touched.MoveToImmutable());
    }

    /// <returns>How many rows it touched.</returns>
    public int Execute(Statement statement)
    {
        var touched = seam()?.Before(statement.Name) == false ? 1 : _commands.Execute(statement.Text, statement.Values);
        seam()?.After(statement.Name);
        return touched;
    }

    /// <summary>Executes transaction control, which fault tests do not stand between.</summary>
    public void Execute(string text) => _commands.Execute(text, []);

    public void Dispose()
    {
        Forget();
        _commands.Dispose();
    }

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
            for (var i = 0; i < statement.Values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            _prepared.Add(statement.Text, command);
        }

        command.Transaction = Snapshot;
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
