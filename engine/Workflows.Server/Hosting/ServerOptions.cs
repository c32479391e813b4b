using Workflows.Server.Auth;

namespace Workflows.Server.Hosting;

/// <summary>Everything that can be set, under <c>Workflows</c> in <c>appsettings.json</c>, as <c>Workflows__…</c> in the environment,
/// or by a switch of the command line.</summary>
public sealed record ServerOptions
{
    public const string Section = "Workflows";

    /// <summary>Where the database, the keys and the sign-ins are kept. Default <c>.workflows</c> in the home folder
    /// (<see cref="ServerFolders"/>). Switch <c>--data</c>.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where processes, organisations and calendars are read from at the start. Default <c>processes</c> in the home folder.
    /// Switch <c>--processes</c>.</summary>
    public string? ProcessesFolder { get; init; }

    /// <summary>Default 5080, or the next free one; a port that is set is taken or the start fails; 0: any. Switch <c>--port</c>.</summary>
    public int? Port { get; init; }

    /// <summary>A PostgreSQL connection string; without it, SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>The file with the master key, which must not be where database backups go. Default <c>keys/master.key</c> in the data folder.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>The largest file that is taken, in bytes. Default 100 MiB.</summary>
    public long LargestFile { get; init; } = 100 * 1024 * 1024;

    /// <summary>Makes a new sign-in link at this start even if somebody is signed in. Switch <c>--new-link</c>.</summary>
    public bool NewLink { get; init; }

    public SignInOptions SignIn { get; init; } = new();

    public MailOptions Mail { get; init; } = new();
}

/// <summary>How mail leaves.</summary>
public sealed record MailOptions
{
    /// <summary>The sender of all mails. Default <c>workflows@localhost</c>.</summary>
    public string From { get; init; } = "workflows@localhost";

    /// <summary>Addresses (<c>a@b.example</c>) and domains (<c>@b.example</c>) that mail may go to; empty: all. For test installations.</summary>
    public string[] AllowOnly { get; init; } = [];
}
