namespace Workflows.Server.Auth;

/// <summary>How long ways in stay open.</summary>
public sealed record SignInOptions
{
    /// <summary>How long a one-time link works. Default 1 hour.</summary>
    public TimeSpan LinkLives { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a browser stays signed in. Default 30 days.</summary>
    public TimeSpan SessionLives { get; init; } = TimeSpan.FromDays(30);
}
