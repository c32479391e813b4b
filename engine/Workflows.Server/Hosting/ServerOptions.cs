using Workflows.Runtime;
using Workflows.Runtime.Notifications;
using Workflows.Server.Auth;

namespace Workflows.Server.Hosting;

/// <summary>Everything that can be set, under <c>Workflows</c> in <c>appsettings.json</c>, as <c>Workflows__…</c> in the environment,
/// or by a switch of the command line.</summary>
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
    public string? Postgres { get; init; }

    /// <summary>A PostgreSQL connection string for the key store, another database than that of the cases; without it, SQLite in the data folder.</summary>
    public string? PostgresForKeys { get; init; }

    /// <summary>The file with the master key, which must not be where database backups go. Default <c>keys/master.key</c> in the data folder.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>The largest file that is taken, in bytes. Default 50 MiB.</summary>
    public long LargestFile { get; init; } = 50 * 1024 * 1024;

    /// <summary>What mails say of their sender. Default: from <c>workflows@localhost</c>.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>The mail server; without it, mails become files in <c>mail</c> in the data folder.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Addresses (<c>a@b.example</c>) and domains (<c>@b.example</c>) that mails may go to, for test installations; empty: all.</summary>
    public IReadOnlyList<string> MailOnlyTo { get; init; } = [];

    /// <summary>Makes a new sign-in link at this start even if somebody is signed in. Switch <c>--new-link</c>.</summary>
    public bool NewLink { get; init; }

    public SignInOptions SignIn { get; init; } = new();

    /// <summary>How mail leaves, in words for an administrator.</summary>
    public string MailRoute => Smtp is null ? "files in the folder mail of the data folder" : Smtp.ToString();

    /// <summary>Hands on what is the runtime's to know.</summary>
    internal void Configure(WorkflowsOptions runtime, ServerFolders folders, ListenAddress address)
    {
        runtime.Folder = folders.Data;
        runtime.Postgres = NullIfEmpty(Postgres);
        runtime.PostgresForKeys = NullIfEmpty(PostgresForKeys);
        runtime.MasterKeyFile = NullIfEmpty(MasterKeyFile);
        runtime.LargestFile = LargestFile;
        runtime.Mail = Mail.TaskLink is null && address.Port != 0 ? Mail with { TaskLink = $"{address.Url}/tasks/{{instance}}/{{task}}" } : Mail;
        runtime.Smtp = Smtp;
        runtime.MailOnlyTo = [.. MailOnlyTo];
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
