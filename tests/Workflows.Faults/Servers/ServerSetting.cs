using System.Collections.Immutable;

namespace Workflows.Faults.Servers;

/// <param name="Folder">A temporary folder for everything.</param>
/// <param name="Database">A PostgreSQL connection string; null: SQLite in the data folder.</param>
/// <param name="SmtpPort">Of the mail server on loopback.</param>
internal sealed record ServerSetting(string Folder, string? Database, int SmtpPort)
{
    public string DataFolder => Path.Combine(Folder, "data");

    public string ProcessesFolder { get; init; } = Path.Combine(Folder, "processes");

    /// <summary>A service on loopback that cases may call, by its origin.</summary>
    public Uri? Service { get; init; }

    /// <summary>More of the server's environment.</summary>
    public ImmutableDictionary<string, string> More { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IEnumerable<KeyValuePair<string, string>> Configuration()
    {
        yield return new("Workflows__Mail__Smtp__Host", "127.0.0.1");
        yield return new("Workflows__Mail__Smtp__Port", $"{SmtpPort}");
        yield return new("Workflows__Mail__Smtp__Security", "None");
        if (Database is not null)
        {
            yield return new("Workflows__Database", Database);
        }

        if (Service is not null)
        {
            yield return new("Workflows__Services__Allow__0", Service.GetLeftPart(UriPartial.Authority));
        }

        foreach (var setting in More)
        {
            yield return setting;
        }
    }
}
