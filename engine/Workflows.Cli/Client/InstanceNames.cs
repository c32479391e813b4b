using System.Globalization;
using Workflows.Cli.Running;

namespace Workflows.Cli.Client;

/// <summary>Names instances shortly, and finds them by such a name.</summary>
internal static class InstanceNames
{
    private const int ShortLength = 8;
    private const int TimeLength = 13;

    /// <summary>The beginning of the id, enough to tell instances apart in a list.</summary>
    /// <remarks>Ids of version 7 (RFC 9562 §5.7) begin with the millisecond: what
    /// began in the same minute differs only behind the first eight.</remarks>
    public static string Short(Guid instance) =>
        instance.ToString("D", CultureInfo.InvariantCulture)[..(instance.Version == 7 ? TimeLength : ShortLength)];

    /// <summary>The instance whose id is given, or begins with what is given.</summary>
    public static async Task<Guid> FindAsync(WorkflowsClient client, string given, CancellationToken cancellation)
    {
        if (Guid.TryParse(given, out var whole))
        {
            return whole;
        }

        var found = new List<InstanceSummary>();
        await foreach (var instance in client.ListAsync<InstanceSummary>("instances", cancellation))
        {
            if (instance.Instance.ToString("D").StartsWith(given, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(instance);
            }
        }

        return found switch
        {
            [var one] => one.Instance,
            [] => throw CommandStoppedException.Refused($"There is no instance {given}.", "'workflows list' shows the ids"),
            _ => throw new CommandStoppedException(ExitCode.Findings, $"Several instances begin with {given}.", "write more of the id")
            {
                Details = [.. found.Take(10).Select(i => $"{i.Instance} {i.Title}")],
            },
        };
    }
}
