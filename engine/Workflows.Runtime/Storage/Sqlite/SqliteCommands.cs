using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>Writing statements of one connection, each text prepared once and bound without a detour.</summary>
/// <remarks>Straight to SQLite's own interface (https://sqlite.org/c3ref/intro.html): the data provider looks every parameter up by its name
/// and makes a reader at every execution, which costs more than what SQLite does.</remarks>
internal sealed class SqliteCommands(SqliteConnection connection) : IDisposable
{
    /// <summary>More texts than the engine has; the bound keeps a mistake from filling the memory.</summary>
    private const int PreparedTexts = 256;

    private readonly Dictionary<string, Prepared> _prepared = new(StringComparer.Ordinal);

    /// <returns>How many rows it touched.</returns>
    /// <exception cref="SqliteException">It failed; of this one statement nothing stays.</exception>
    public int Execute(string text, ImmutableArray<object?> values)
    {
        if (!_prepared.TryGetValue(text, out var prepared))
        {
            if (_prepared.Count == PreparedTexts)
            {
                Dispose();
            }

            _prepared.Add(text, prepared = Prepare(text, values.Length));
        }

        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(prepared.Statement, prepared.Places[i], values[i]));
        }

        return Run(prepared.Statement);
    }

    public void Dispose()
    {
        foreach (var prepared in _prepared.Values)
        {
            prepared.Statement.Dispose();
        }

        _prepared.Clear();
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
        string text => raw.sqlite3_bind_text(statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        Guid id => Bind(statement, place, id),
        Instant time => raw.sqlite3_bind_int64(statement, place, time.ToUnixTimeTicks()),
        _ => throw new ArgumentException($"A {value.GetType()} cannot be stored.", nameof(value)),
    };

    private static int Bind(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return raw.sqlite3_bind_blob(statement, place, bytes);
    }

    private int Run(sqlite3_stmt statement)
    {
        var answer = raw.sqlite3_step(statement);
        while (answer == raw.SQLITE_ROW)
        {
            answer = raw.sqlite3_step(statement);
        }

        var touched = raw.sqlite3_changes(connection.Handle!);
        if (answer != raw.SQLITE_DONE)
        {
            try
            {
                Check(answer);
            }
            finally
            {
                _ = raw.sqlite3_reset(statement);
            }
        }

        Check(raw.sqlite3_reset(statement));
        return touched;
    }

    private Prepared Prepare(string text, int values)
    {
        Check(raw.sqlite3_prepare_v3(connection.Handle!, text, raw.SQLITE_PREPARE_PERSISTENT, out var statement));

        // SQLite counts parameters in the order in which they stand in the text, whatever number they have.
        return new(statement, [.. Enumerable.Range(1, values).Select(n => raw.sqlite3_bind_parameter_index(statement, $"${n}"))]);
    }

    private void Check(int answer)
    {
        if (answer != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(answer, connection.Handle!);
        }
    }

    /// <param name="Statement">As SQLite keeps it.</param>
    /// <param name="Places">Where the value of each number goes.</param>
    private sealed record Prepared(sqlite3_stmt Statement, ImmutableArray<int> Places);
}
