using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Cli.Running;

/// <summary>Everything outside of the command that it uses: terminal, environment, folder, network, clock.</summary>
internal sealed record CommandSurroundings
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>False when the output goes to a file or another program.</summary>
    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width in columns; used only where the output is a terminal.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Makes what HTTP requests go through; whether they may use the system's proxy is told to it.</summary>
    public required Func<ProxyUse, HttpMessageHandler> Network { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What <c>now()</c> and <c>today()</c> answer: this machine's time, in UTC where its zone is not known to TZDB.</summary>
    public FeelMoment Moment => new(
        Instant.FromDateTimeOffset(Time.GetUtcNow()), DateTimeZoneProviders.Tzdb.GetZoneOrNull(Time.LocalTimeZone.Id) ?? DateTimeZone.Utc);

    /// <summary>No colours where nobody sees them, and none for those who ask for none (no-color.org).</summary>
    public TerminalColours Colours =>
        OutputIsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb"
            ? TerminalColours.Ansi
            : TerminalColours.None;

    public static CommandSurroundings OfThisProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? 80 : Math.Max(40, Console.WindowWidth),
        Environment = System.Environment.GetEnvironmentVariable,
        Folder = Directory.GetCurrentDirectory(),
        Network = proxy => new SocketsHttpHandler { UseProxy = proxy == ProxyUse.AsTheSystemSays, AllowAutoRedirect = false },
    };

    /// <summary>A path as the person wrote it, made absolute.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);
}

/// <summary>Whether requests go through a proxy.</summary>
internal enum ProxyUse
{
    /// <summary>For this machine itself.</summary>
    Never,

    AsTheSystemSays,
}
