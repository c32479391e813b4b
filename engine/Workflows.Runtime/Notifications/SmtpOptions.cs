namespace Workflows.Runtime.Notifications;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpProtection
{
    /// <summary>TLS after STARTTLS (RFC 3207), usually port 587. Without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte on (RFC 8314 §3.3), usually port 465.</summary>
    ImplicitTls,

    /// <summary>None: everybody on the way reads the mails. For a relay on the same machine.</summary>
    None,
}

/// <summary>Where mails are handed over.</summary>
public sealed record SmtpOptions
{
    public required string Host { get; init; }

    /// <summary>Default 587.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Default <see cref="SmtpProtection.StartTls"/>.</summary>
    public SmtpProtection Protection { get; init; } = SmtpProtection.StartTls;

    /// <summary>Null: no sign-in. With <see cref="SmtpProtection.None"/> a sign-in is refused, since it would go out in clear.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>For each answer of the server. Default 30 seconds.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without user and password, for logs.</summary>
    public override string ToString() => $"{Host}:{Port} ({Protection})";
}
