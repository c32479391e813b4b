using System.Text.Json;
using Workflows.Cli.Running;

namespace Workflows.Cli.Tests;

/// <summary>Runs the command as a person would type it, and keeps what it answers.</summary>
internal sealed class CommandRun
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private CommandRun()
    {
    }

    public int ExitCode { get; private set; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <param name="arguments">As the shell hands them over.</param>
    /// <param name="folder">The folder that it is typed in; null: an empty one.</param>
    /// <param name="network">What answers requests; null: nothing does.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="terminal">True: the output is looked at.</param>
    public static async Task<CommandRun> OfAsync(
        IReadOnlyList<string> arguments,
        string? folder = null,
        HttpMessageHandler? network = null,
        Dictionary<string, string>? environment = null,
        bool terminal = false)
    {
        var run = new CommandRun();
        run.ExitCode = await WorkflowsCommandLine.RunAsync(arguments, new()
        {
            Output = run._output,
            Error = run._error,
            OutputIsTerminal = terminal,
            Width = 100,
            Environment = name => environment?.GetValueOrDefault(name),
            Folder = folder ?? EmptyFolder.Path,
            Network = _ => network ?? new NoNetwork(),
            Time = UtcTime.Instance,
        });
        return run;
    }

    private static class EmptyFolder
    {
        public static string Path { get; } = Directory.CreateTempSubdirectory("workflows-cli-").FullName;
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "There is no network in this test.");
    }

    /// <summary>The real clock with UTC as the local zone, so that tables read the same everywhere; pauses are skipped.</summary>
    private sealed class UtcTime : TimeProvider
    {
        public static UtcTime Instance { get; } = new();

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
