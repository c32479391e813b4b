using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Verifying;

/// <summary>Reads an answer row by row, so that it need not fit into memory.</summary>
internal static class StreamedRows
{
    /// <param name="session">The snapshot.</param>
    /// <param name="text">With parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="ids">Their values.</param>
    /// <param name="take">Told each row; it must keep none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task ReadAsync(
        IReadSession session, string text, IReadOnlyList<Guid> ids, Action<Row> take, CancellationToken cancellationToken)
    {
        var (connection, transaction) = session.Beneath;
        var sqlite = session.Dialect is SqlDialect.Sqlite;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        for (var i = 0; i < ids.Count; i++)
        {
            var parameter = command.CreateParameter();
            // PostgreSQL's driver counts parameters without a name; SQLite's wants one.
            parameter.ParameterName = sqlite ? $"${i + 1}" : "";
            parameter.Value = sqlite ? ids[i].ToByteArray(bigEndian: true) : ids[i];
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new Row(reader, session.Dialect);
        while (await reader.ReadAsync(cancellationToken))
        {
            take(row);
        }
    }
}
