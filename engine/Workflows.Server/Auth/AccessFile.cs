using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflows.Runtime;
using Workflows.Runtime.Storage;

namespace Workflows.Server.Auth;

/// <summary>What is kept about signing in: <c>access.json</c> in the data folder, readable for its owner only. Hashes, never secrets.</summary>
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
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The record, or a new one where there is none yet.</summary>
    /// <exception cref="StartRefusedException">The file is not what this server wrote.</exception>
    public AccessRecord Read()
    {
        if (!File.Exists(path))
        {
            return new() { Installation = Secret.New()[..8] };
        }

        try
        {
            return JsonSerializer.Deserialize<AccessRecord>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException cause)
        {
            throw new StartRefusedException(
                $"The file {path} cannot be read. Delete it: everybody who is signed in will have to sign in again.", cause);
        }
    }

    public void Write(AccessRecord record) => PrivateFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(record, Json));
}
