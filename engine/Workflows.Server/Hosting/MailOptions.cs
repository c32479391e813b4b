using Workflows.Runtime.Notifications;

namespace Workflows.Server.Hosting;

/// <summary>How mail leaves, under <c>Workflows:Mail</c>.</summary>
public sealed record MailOptions
{
    /// <summary>The sender of all mails. Default <c>workflows@localhost</c>.</summary>
    public string From { get; init; } = "workflows@localhost";

    /// <summary>The name shown for the sender. Default <c>Workflows</c>.</summary>
    public string FromName { get; init; } = "Workflows";

    /// <summary>Where a mail leads, with <c>{instance}</c> and <c>{task}</c> to fill in. Default: the task's page on this server.</summary>
    public string? TaskLink { get; init; }

    /// <summary>Addresses (<c>a@b.example</c>) and domains (<c>@b.example</c>) that mail may go to; empty: all. For test installations.</summary>
    public IReadOnlyList<string> OnlyTo { get; init; } = [];

    /// <summary>The mail server; without it, mails become files in <c>mail</c> in the data folder.</summary>
    public SmtpServer? Smtp { get; init; }

    /// <summary>How mail leaves, in words for an administrator.</summary>
    public string Route => Smtp is null ? "files in the folder mail of the data folder" : Smtp.ToString();

    internal MailSettings ToSettings(ListenAddress address) => new()
    {
        From = From,
        FromName = FromName,
        TaskLink = TaskLink ?? (address.Port == 0 ? null : $"{address.Url}/tasks/{{instance}}/{{task}}"),
    };
}

/// <summary>A mail server, under <c>Workflows:Mail:Smtp</c>.</summary>
public sealed record SmtpServer
{
    public string Host { get; init; } = "localhost";

    /// <summary>Default 587.</summary>
    public int Port { get; init; } = 587;

    /// <summary><c>StartTls</c> (the default), <c>ImplicitTls</c>, or <c>None</c> for a relay on the same machine.</summary>
    public SmtpProtection Security { get; init; } = SmtpProtection.StartTls;

    /// <summary>Null: no sign-in.</summary>
    public string? User { get; init; }

    /// <summary>Best given in the environment: <c>Workflows__Mail__Smtp__Password</c>.</summary>
    public string? Password { get; init; }

    /// <summary>Without user and password, for logs.</summary>
    public override string ToString() => ToRuntime().ToString();

    internal SmtpOptions ToRuntime() => new() { Host = Host, Port = Port, Protection = Security, User = User, Password = Password };
}
