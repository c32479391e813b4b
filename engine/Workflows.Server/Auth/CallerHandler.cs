using Microsoft.AspNetCore.Authentication;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Auth;

/// <summary>Recognises the caller by the session cookie of a browser, or by the bearer token of the command line (RFC 6750).</summary>
internal sealed class CallerHandler(SignIns signIns, CommandLineToken commandLine) : IAuthenticationHandler
{
    public const string Scheme = "workflows";

    /// <summary>The person that the command line acts as, with each request; a browser's session remembers it instead.</summary>
    public const string ActAsHeader = "Act-As";

    private const string Bearer = "Bearer ";

    private HttpContext _context = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync() => await RecogniseAsync() switch
    {
        { } caller => AuthenticateResult.Success(new(caller.ToPrincipal(Scheme), Scheme)),
        null => AuthenticateResult.NoResult(),
    };

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        _context.Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemKind.SignInRequired.Answer(
            "Nobody is signed in here.", "Open the sign-in link that the server printed when it started.").ExecuteAsync(_context);
    }

    public Task ForbidAsync(AuthenticationProperties? properties) =>
        (Caller.Of(_context.User) is { Person: { } person }
            ? ProblemKind.NotAllowed.Answer($"This is for administrators, and you act as '{person}'.", "Stop acting as a person and try again.")
            : ProblemKind.NotAllowed.Answer(
                "This is for people of the organisation, and you act as administrator.", "Act as a person and try again."))
        .ExecuteAsync(_context);

    private async Task<Caller?> RecogniseAsync()
    {
        var request = _context.Request;
        if (request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && commandLine.Matches(authorization[Bearer.Length..])
                ? new(SignIns.LinkOperator, request.Headers[ActAsHeader] is [{ Length: > 0 } person] ? person : null)
                : null;
        }

        return SessionCookie.SecretOf(request, signIns) is { } secret
            && await signIns.FindAsync(secret, _context.RequestAborted) is { } session
            ? new(session.Operator, session.Person)
            : null;
    }
}
