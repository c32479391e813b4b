using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Runtime.Storage.Schema;

/// <summary>One step in the history of a schema: SQL that is applied once and never changed afterwards.</summary>
/// <param name="Name">Such as <c>0001_start.sql</c>; scripts are applied in the order of their names.</param>
/// <param name="Sql">With LF line ends.</param>
public sealed record SchemaScript(string Name, string Sql)
{
    private const string Expanding = ".expand.sql";

    /// <summary>True when the script only adds what programs that do not know of it can live with: it is applied while they run, and they
    /// start on what it has left. Its name says so, such as <c>0006_fees.expand.sql</c>, because the older program has only the name.</summary>
    public bool Expands => IsExpanding(Name);

    public static bool IsExpanding(string name) => name.EndsWith(Expanding, StringComparison.Ordinal);

    /// <summary>SHA-256 over the text, lower-case hex.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The scripts of the database that holds instances, tasks and the journal.</summary>
    public static ImmutableArray<SchemaScript> ForWorkflows(SqlDialect dialect) => Embedded("sql", dialect);

    /// <summary>The scripts of the key store, which is a database of its own.</summary>
    public static ImmutableArray<SchemaScript> ForKeys(SqlDialect dialect) => Embedded("keys", dialect);

    private static ImmutableArray<SchemaScript> Embedded(string set, SqlDialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{set}/{(dialect is SqlDialect.Postgres ? "postgres" : "sqlite")}/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SchemaScript(name[prefix.Length..], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
