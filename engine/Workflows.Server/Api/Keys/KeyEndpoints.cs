using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Runtime.Privacy;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Keys;

internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/keys").WithTags("system").RequireAuthorization(Access.Administrator);
        group.MapGet("", Get).WithName("getKeys");
        group.MapPost("/rotate", Rotate).WithName("rotateKeys");
    }

    /// <summary>Which master keys there are and what each wraps; for administrators. No key is told.</summary>
    public static async Task<Ok<KeysBody>> Get(KeyRotation rotation, KeyStore keys, CancellationToken cancellationToken) =>
        TypedResults.Ok(await DescribeAsync(rotation, keys, cancellationToken));

    /// <summary>Makes another master key and brings it into use; what was wrapped with the one before is wrapped anew meanwhile. For
    /// administrators; the journal of the installation tells who did.</summary>
    public static async Task<Results<Ok<KeysBody>, ProblemAnswer>> Rotate(
        Asker asker, KeyRotation rotation, KeyRotationLoop loop, KeyStore keys, CancellationToken cancellationToken)
    {
        switch (await rotation.BeginAsync(asker.Caller.Operator, cancellationToken))
        {
            case RotationBegin.Unfinished unfinished:
                loop.Wake();
                return ProblemKind.Refused.Answer(
                    $"The change before is not at its end: {unfinished.Leaving} still wraps keys.",
                    rotation.Unopened == 0
                        ? "Look with 'workflows keys', and give the command again."
                        : "Some do not open: somebody has changed them. 'workflows verify --states' names their cases; put the keys back "
                            + "from a backup.");
            case RotationBegin.NodesLack lack:
                return ProblemKind.Refused.Answer(
                    $"A new master key is made and not in use yet, because {string.Join(", ", lack.Nodes)} "
                    + $"{(lack.Nodes.Length == 1 ? "does" : "do")} not have it.",
                    $"Copy {lack.File} of {Environment.MachineName} over the files there (mode 0600, same user), and give the command again; "
                    + "no restart is needed.");
            case RotationBegin.FileNotWritten file:
                return ProblemKind.Refused.Answer(
                    $"The new master key cannot be added to {file.File}: {file.Problem}",
                    "Let the user that runs the server write the file and its folder.");
            default:
                loop.Wake();
                return TypedResults.Ok(await DescribeAsync(rotation, keys, cancellationToken));
        }
    }

    private static async Task<KeysBody> DescribeAsync(KeyRotation rotation, KeyStore keys, CancellationToken cancellationToken)
    {
        var uses = await rotation.DescribeAsync(cancellationToken);
        return new(keys.MasterKeyPath, uses.Any(u => StandingOf(u) is KeyStanding.Leaving), rotation.Unopened, [.. uses.Select(Describe)]);
    }

    private static KeyVersionBody Describe(KeyVersionUse use) => new(
        use.Version.Version,
        use.Version.Fingerprint,
        StandingOf(use),
        use.Version.MadeAt,
        use.Version.CurrentAt,
        use.Version.RetiredAt,
        use.DataKeys,
        use.Oldest,
        use.Newest);

    private static KeyStanding StandingOf(KeyVersionUse use) => use.IsCurrent ? KeyStanding.Current
        : use.Version.CurrentAt is null ? KeyStanding.Announced
        : use.Version.RetiredAt is null ? KeyStanding.Leaving
        : KeyStanding.Retired;
}
