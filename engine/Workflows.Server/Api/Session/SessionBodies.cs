using NodaTime;
using Workflows.Server.Api.Directory;

namespace Workflows.Server.Api.Session;

/// <summary>Who the server takes the caller for.</summary>
/// <param name="SignedIn">False: only signing in is possible.</param>
/// <param name="Operator">Who signed in.</param>
/// <param name="Administrator">True when the caller acts as administrator: signed in, and for no person.</param>
/// <param name="Person">The person that the operator acts as.</param>
/// <param name="ExpiresAt">When the session ends; null for the command line, whose token lives as long as the server runs.</param>
public sealed record SessionBody(bool SignedIn, string? Operator, bool Administrator, DirectoryPerson? Person, Instant? ExpiresAt)
{
    public static SessionBody Nobody { get; } = new(SignedIn: false, null, Administrator: false, null, null);
}

/// <summary>A way in for one browser, once.</summary>
/// <param name="Url">The token stands behind its <c>#</c>, which browsers send to nobody.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
public sealed record SignInLink(string Url, Instant ExpiresAt);

/// <summary>Signs in by the link that the server printed.</summary>
public sealed record SignInRequest
{
    /// <summary>What stands behind the <c>#</c> of the link.</summary>
    public required string Token { get; init; }
}

/// <summary>Acts as a person of the embedded directory.</summary>
public sealed record ActAsRequest
{
    /// <summary>The directory id.</summary>
    public required string Person { get; init; }
}
