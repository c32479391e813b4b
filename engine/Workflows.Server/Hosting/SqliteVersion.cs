using Microsoft.Data.Sqlite;

namespace Workflows.Server.Hosting;

internal static class SqliteVersion
{
    /// <summary>Of the SQLite library in use, such as <c>3.50.4</c>.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        return connection.ServerVersion is { Length: > 0 } version ? version : "unknown";
    }
}
