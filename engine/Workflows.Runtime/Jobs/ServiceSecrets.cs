using Workflows.Engine.Interpreter;

namespace Workflows.Runtime.Jobs;

/// <summary>Gives out secrets for calls, each only for where it may be sent.</summary>
public sealed class ServiceSecrets
{
    private const int LongestSecret = 8 * 1024;

    private readonly ServiceSettings _settings;

    /// <exception cref="StartRefusedException">A secret may be sent nowhere, to what is no origin, or is given twice or not at
    /// all.</exception>
    public ServiceSecrets(ServiceSettings settings)
    {
        _settings = settings;
        foreach (var (name, secret) in settings.Secrets)
        {
            if (secret.Origins.IsEmpty || secret.Origins.Any(o => Origin.Parse(o) is null))
            {
                throw new StartRefusedException(
                    $"It is not said where the secret '{name}' may be sent. Give its Origins, such as https://archive.example.org.");
            }

            if (secret.Value is null == secret.File is null)
            {
                throw new StartRefusedException($"The secret '{name}' needs either a Value or a File that holds it.");
            }
        }
    }

    /// <summary>The secret for an address, or why there is none.</summary>
    internal async ValueTask<(string? Secret, CallFailure? Failure)> ForAsync(string name, Uri address, CancellationToken cancellationToken)
    {
        var origin = Origin.Of(address);
        if (!_settings.Secrets.TryGetValue(name, out var secret))
        {
            return (null, Missing($"The server's configuration has no secret '{name}'."));
        }

        if (secret.Origins.All(o => Origin.Parse(o) != origin))
        {
            return (null, Missing($"The secret '{name}' may not be sent to {origin}: the server's configuration does not list it there."));
        }

        var value = secret.Value ?? await ReadAsync(secret.File, cancellationToken);
        return value is { Length: > 0 and <= LongestSecret } && value.All(c => c is > ' ' and <= '~')
            ? (value, null)
            : (null, Missing($"The secret '{name}' is empty, cannot be read, or holds what cannot be sent."));
    }

    private static async Task<string?> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        try
        {
            return path is null ? null : (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static CallFailure Missing(string message) => new("no-secret", CallFailureKind.Lasting, message);
}
