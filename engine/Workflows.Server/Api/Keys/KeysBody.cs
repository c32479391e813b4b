using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Server.Api.Keys;

/// <summary>Which master keys there are, and what each wraps.</summary>
/// <param name="File">Where the master keys lie on the machine that answers.</param>
/// <param name="IsRotating">True while keys are being wrapped anew.</param>
/// <param name="Unopened">How many wrapped keys did not open with their master key when the node that answers tried last: somebody has changed
/// them. They stay as they are, and the change of the master key does not come to its end.</param>
/// <param name="Versions">In the order in which they were made.</param>
public sealed record KeysBody(string File, bool IsRotating, long Unopened, ImmutableArray<KeyVersionBody> Versions);

/// <param name="Version">Counts from 1.</param>
/// <param name="Fingerprint">Tells the key from others; the file of the master keys names it in a remark.</param>
/// <param name="Standing"><c>current</c>: new keys are wrapped with it; <c>announced</c>: nodes are being given it; <c>leaving</c>: it still
/// wraps some; <c>retired</c>: it wraps nothing here.</param>
/// <param name="MadeAt">When it was made, or the first key was wrapped with it.</param>
/// <param name="CurrentAt">Since when it was in use; null when it was not yet.</param>
/// <param name="RetiredAt">Since when it wraps nothing here.</param>
/// <param name="DataKeys">How many keys of cases and files it wraps.</param>
/// <param name="Oldest">When the oldest of them was made.</param>
/// <param name="Newest">When the newest of them was made.</param>
public sealed record KeyVersionBody(
    long Version,
    string Fingerprint,
    KeyStanding Standing,
    Instant MadeAt,
    Instant? CurrentAt,
    Instant? RetiredAt,
    long DataKeys,
    Instant? Oldest,
    Instant? Newest);

/// <summary>How far a master key is in its life.</summary>
public enum KeyStanding
{
    Announced,
    Current,
    Leaving,
    Retired,
}
