using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Runtime;

namespace Workflows.Server.Auth;

/// <summary>What earlier versions kept about signing in, each node for itself: <c>access.json</c> in the data folder. It is taken over into
/// the database at the first start, and removed.</summary>
internal sealed record AccessRecord
{
    /// <summary>Tells this installation's cookie from that of another on the same machine: browsers share cookies between ports.</summary>
    public required string Installation { get; init; }

    /// <summary>The link that was printed last and not used yet.</summary>
    public OneTimeLink? Link { get; init; }

    public ImmutableArray<Session> Sessions { get; init; } = [];
}

/// <param name="Hash">Of the token behind the <c>#</c>.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
internal sealed record OneTimeLink(string Hash, DateTimeOffset ExpiresAt);

/// <param name="Hash">Of the cookie's value.</param>
/// <param name="Operator">Who signed in.</param>
/// <param name="Person">The person acted as, or null.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
internal sealed record Session(string Hash, string Operator, string? Person, DateTimeOffset ExpiresAt);

internal sealed class AccessFile(string path)
{
    /// <returns>Null where there is none.</returns>
    /// <exception cref="StartRefusedException">The file is not what the server wrote.</exception>
    public AccessRecord? Find()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<AccessRecord>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException cause)
        {
            throw new StartRefusedException(
                $"The file {path} cannot be read. Delete it: everybody who is signed in will have to sign in again.", cause);
        }
    }

    public void Remove() => File.Delete(path);
}
