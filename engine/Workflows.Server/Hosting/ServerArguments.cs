using Workflows.Runtime;

namespace Workflows.Server.Hosting;

/// <summary>The switches of the command line, as configuration keys.</summary>
internal static class ServerArguments
{
    public const string Help =
        """
        Runs the workflow server.

          --port <number>       listen here (default 5080, or the next free one)
          --data <folder>       keep the data here (default .workflows)
          --processes <folder>  read processes from here (default processes)
          --new-link            print a new one-time sign-in link
          --help                print this

        Everything else is set in the configuration, such as --Workflows:Mail:Smtp:Host=mail.example,
        or Workflows__Mail__Smtp__Host in the environment.
        """;

    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--urls"] = "--urls",
        ["--port"] = $"--{ServerOptions.Section}:{nameof(ServerOptions.Port)}",
        ["--data"] = $"--{ServerOptions.Section}:{nameof(ServerOptions.DataFolder)}",
        ["--processes"] = $"--{ServerOptions.Section}:{nameof(ServerOptions.ProcessesFolder)}",
    };

    /// <exception cref="StartRefusedException">A switch is unknown or lacks its value.</exception>
    public static string[] ToConfiguration(IReadOnlyList<string> arguments)
    {
        var result = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--new-link")
            {
                result.Add($"--{ServerOptions.Section}:{nameof(ServerOptions.NewLink)}=true");
            }
            else if (Switches.TryGetValue(argument, out var key))
            {
                result.Add(i + 1 < arguments.Count
                    ? $"{key}={arguments[++i]}"
                    : throw new StartRefusedException($"The switch {argument} needs a value. See --help."));
            }
            else if (argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal))
            {
                // A configuration key as ASP.NET Core reads it, such as --Workflows:Mail:From=…
                result.Add(argument);
            }
            else
            {
                throw new StartRefusedException($"The server does not know '{argument}'. See --help.");
            }
        }

        return [.. result];
    }
}
