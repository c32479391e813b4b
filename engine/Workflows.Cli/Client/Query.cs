namespace Workflows.Cli.Client;

/// <summary>A path with its query; what has no value is left out.</summary>
internal static class Query
{
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = "";
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return path + query;
    }
}
