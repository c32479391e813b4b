namespace Workflows.Runtime.Notifications;

/// <summary>What mails say of their sender and where they lead.</summary>
public sealed record MailSettings
{
    /// <summary>Who mails are from. Default <c>workflows@localhost</c>.</summary>
    public string From { get; init; } = "workflows@localhost";

    /// <summary>The name shown for it. Default <c>Workflows</c>.</summary>
    public string FromName { get; init; } = "Workflows";

    /// <summary>Where a mail leads, with <c>{instance}</c> and <c>{task}</c> to fill in; null: mails carry no link.</summary>
    public string? TaskLink { get; init; }

    /// <exception cref="StartRefusedException">The address is none that every mail server takes.</exception>
    internal MailAddress Sender() => MailAddress.TryCreate(From, FromName, out var sender)
        ? sender
        : throw new StartRefusedException($"'{From}' is no mail address that mails can be sent from. Give one such as workflows@example.org.");
}
