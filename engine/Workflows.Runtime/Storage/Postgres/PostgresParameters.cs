using System.Collections.Immutable;
using NodaTime;
using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Values of statements as parameters that carry their type.</summary>
internal static class PostgresParameters
{
    public static void Bind(NpgsqlParameterCollection parameters, ImmutableArray<object?> values)
    {
        foreach (var value in values)
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

    /// <summary>One parameter for the values of one column: an array.</summary>
    /// <param name="rows">The rows; one at least has a value in the column.</param>
    /// <param name="column">Which, from 0.</param>
    public static NpgsqlParameter Column(List<ImmutableArray<object?>> rows, int column) => rows.Find(row => row[column] is not null)[column] switch
    {
        long or Instant => Numbers(rows, column),
        int => Array(rows, column, value => (int?)value),
        bool => Array(rows, column, value => (bool?)value),
        Guid => Array(rows, column, value => (Guid?)value),
        string => Array(rows, column, value => (string?)value),
        byte[] => Array(rows, column, value => (byte[]?)value),
        var other => throw new ArgumentException($"A {other!.GetType()} cannot be stored.", nameof(rows)),
    };

    private static NpgsqlParameter<long?[]> Numbers(List<ImmutableArray<object?>> rows, int column) => Array(
        rows, column, value => value is Instant time ? time.ToUnixTimeTicks() : (long?)value);

    private static NpgsqlParameter<T[]> Array<T>(List<ImmutableArray<object?>> rows, int column, Func<object?, T> read)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(rows[i][column]);
        }

        return new() { TypedValue = values };
    }
}
