using Workflows.Runtime;
using Workflows.Server.Auth;

namespace Workflows.Server.Hosting;

/// <summary>Everything that can be set, under <c>Workflows</c> in <c>appsettings.json</c> beside the program, as <c>Workflows__…</c> in the
/// environment, as <c>--Workflows:…=…</c>, or by a switch of the command line.</summary>
public sealed record ServerOptions
{
    public const string Section = "Workflows";

    /// <summary>Where the database, the keys and the sign-ins are kept. Default <c>.workflows</c> in the home folder: the nearest one,
    /// from the working directory upwards, that holds <c>processes</c> or <c>.workflows</c>. Switch <c>--data</c>.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where processes, organisations and calendars are read from at the start. Default <c>processes</c> in the home folder.
    /// Switch <c>--processes</c>.</summary>
    public string? ProcessesFolder { get; init; }

    /// <summary>Default 5080, or the next free one; a port that is set is taken or the start fails; 0: any. Switch <c>--port</c>.</summary>
    public int? Port { get; init; }

    /// <summary>A PostgreSQL connection string; without it, SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>A PostgreSQL connection string for the key store, another database
    /// than that of the cases; without it, SQLite in the data folder.</summary>
    public string? KeyDatabase { get; init; }

    /// <summary>The file with the master key, which must not be where database
    /// backups go. Default <c>keys/master.key</c> in the data folder.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>The largest file that is taken, in bytes. Default 50 MiB.</summary>
    public long LargestFile { get; init; } = 50 * 1024 * 1024;

    /// <summary>Makes a new sign-in link at this start even if somebody is signed in. Switch <c>--new-link</c>.</summary>
    public bool NewLink { get; init; }

    public SignInOptions SignIn { get; init; } = new();

    public MailOptions Mail { get; init; } = new();

    public ServiceOptions Services { get; init; } = new();

    public TelemetryOptions Telemetry { get; init; } = new();

    public HeartbeatOptions Heartbeat { get; init; } = new();

    public AnchorOptions Anchors { get; init; } = new();

    /// <exception cref="StartRefusedException">A key is unknown or its value is not of its kind.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(Section).Get<ServerOptions>(binding => binding.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException cause)
        {
            throw new StartRefusedException(WhatIsWrong(cause.Message), cause);
        }
    }

    /// <summary>Hands on what is the runtime's to know.</summary>
    internal void Configure(WorkflowsOptions runtime, ServerFolders folders, ListenAddress address)
    {
        runtime.Folder = folders.Data;
        runtime.Postgres = NullIfEmpty(Database);
        runtime.PostgresForKeys = NullIfEmpty(KeyDatabase);
        runtime.MasterKeyFile = NullIfEmpty(MasterKeyFile);
        runtime.LargestFile = LargestFile;
        runtime.Mail = Mail.ToSettings(address);
        runtime.Smtp = Mail.Smtp?.ToRuntime();
        runtime.MailOnlyTo = [.. Mail.OnlyTo];
        runtime.Services = Services.ToRuntime();
        runtime.Heartbeat = Heartbeat.ToRuntime();
        runtime.Anchors = Anchors.ToRuntime();
    }

    /// <summary>The binder's own words name types; these name the settings.</summary>
    private static string WhatIsWrong(string message) => message.Contains(nameof(BinderOptions.ErrorOnUnknownConfiguration), StringComparison.Ordinal)
        ? $"Under {Section} there is no setting {message[(message.LastIndexOf(':') + 1)..].Trim()}. Correct its name, or take it out."
        : $"The configuration under {Section} cannot be read: {message.Split(" to type ")[0].TrimEnd('.')}.";

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
