using System.Net;
using System.Text.Json;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Client;

/// <summary>Puts an answer that is no success into words.</summary>
internal static class ProblemWords
{
    public static Problem? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Problem>(body, CliJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static CommandStoppedException Of(HttpStatusCode status, Problem? problem)
    {
        if (problem is null)
        {
            return CommandStoppedException.Usage(
                $"What answers there is no workflows server, or not one of this version (HTTP {(int)status}).", "check the address");
        }

        var message = problem.Detail ?? problem.Title ?? $"The server refused it (HTTP {(int)status}).";
        var hint = status == HttpStatusCode.Unauthorized
            ? "the token is not valid any more: a restarted server writes a new one into .workflows/server.json"
            : problem.Hint ?? (problem.Reference is { } reference ? $"the server's log has more under {reference}" : null);
        var exit = status is HttpStatusCode.Unauthorized || (int)status >= 500 ? ExitCode.Usage : ExitCode.Findings;
        return new(exit, message, hint)
        {
            Code = problem.Code,
            Status = status,
            Details = [.. (problem.Fields ?? []).Select(f => $"{f.Field}: {f.Problem}").Where(d => !message.Contains(d, StringComparison.Ordinal))],
        };
    }
}
