using System.Collections.Immutable;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Health;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime;

/// <summary>How an installation keeps its cases and tells its people. Everything has a default that works on one machine.</summary>
public sealed class WorkflowsOptions
{
    /// <summary>The folder for everything that is not said to be elsewhere. Default <c>.workflows</c>, made with mode 0700.</summary>
    public string Folder { get; set; } = ".workflows";

    /// <summary>A PostgreSQL connection string; null (the default): a SQLite file in <see cref="Folder"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>A PostgreSQL connection string for the key store, which must be another database than that of the cases, with backups of
    /// its own; null (the default): a SQLite file under <c>keys/</c> in <see cref="Folder"/>, which only one node can use.</summary>
    public string? PostgresForKeys { get; set; }

    /// <summary>The file of the master key. Default <c>keys/master.key</c> in <see cref="Folder"/>; made at first start. Keep a copy apart
    /// from all backups: without it no case can be read.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>Bytes past which an uploaded file is refused. Default 50 MiB.</summary>
    public long LargestFile { get; set; } = 50 * 1024 * 1024;

    /// <summary>What mails say of their sender and where they lead.</summary>
    public MailSettings Mail { get; set; } = new();

    /// <summary>The mail server; null (the default): mails are put into <c>mail/</c> in <see cref="Folder"/>, for development.</summary>
    public SmtpOptions? Smtp { get; set; }

    /// <summary>Addresses (<c>me@example.org</c>) and domains (<c>@example.org</c>) that mails may go to, for test installations; empty
    /// (the default): all.</summary>
    public ImmutableArray<string> MailOnlyTo { get; set; } = [];

    /// <summary>Which services processes may call, and what lets the server in there.</summary>
    public ServiceSettings Services { get; set; } = new();

    /// <summary>The outside monitor that is told that all is well.</summary>
    public HeartbeatSettings Heartbeat { get; set; } = new();

    /// <summary>Where and how often signed heads of all journals are written.</summary>
    public AnchorSettings Anchors { get; set; } = new();

    /// <summary>Set by fault tests only.</summary>
    internal IStatementSeam? Seam { get; set; }

    internal string DatabaseFile => Path.Combine(Folder, "workflows.db");

    internal string KeyDatabaseFile => Path.Combine(Folder, "keys", "keys.db");

    internal string MasterKeyPath => MasterKeyFile ?? Path.Combine(Folder, "keys", "master.key");

    internal string MailFolder => Path.Combine(Folder, "mail");

    internal string AnchorFolder => Path.Combine(Folder, "anchors");

    /// <summary>Of this node alone, so never beside a master key that several share.</summary>
    internal string AnchorKeyPath => Path.Combine(Folder, "keys", AnchorKey.FileName);

    /// <summary>What is set, for the system journal: no password, no secret.</summary>
    internal string InWords(string database, string anchors) =>
        $"Started over {database}; keys in {(PostgresForKeys is null ? "SQLite" : "PostgreSQL")}; "
        + $"mail {(Smtp is null ? "into files" : $"through {Smtp}")}, to {(MailOnlyTo.IsEmpty ? "all" : string.Join(", ", MailOnlyTo))}; "
        + $"files up to {LargestFile} bytes; anchors in log {anchors} every {Anchors.Every}, "
        + $"{(Anchors.Also is null ? "in one place" : "in two places")}.";
}
