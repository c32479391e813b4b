using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Auth;

internal sealed class CallerOptions : AuthenticationSchemeOptions;

/// <summary>Recognises the caller by the session cookie of a browser, or by the bearer token of the command line (RFC 6750).</summary>
internal sealed class CallerHandler(
    SignIns signIns, CommandLineToken commandLine, IOptionsMonitor<CallerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<CallerOptions>(options, logger, encoder)
{
    public new const string Scheme = "workflows";

    /// <summary>The person that the command line acts as, with each request; a browser's session remembers it instead.</summary>
    public const string ActAsHeader = "Act-As";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Recognise() switch
    {
        { } caller => AuthenticateResult.Success(new(caller.ToPrincipal(Scheme), Scheme)),
        null => AuthenticateResult.NoResult(),
    });

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemKind.SignInRequired.Answer(
            "Nobody is signed in here.", "Open the sign-in link that the server printed when it started.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        (Caller.Of(Context.User) is { Person: { } person }
            ? ProblemKind.NotAllowed.Answer($"This is for administrators, and you act as '{person}'.", "Stop acting as a person and try again.")
            : ProblemKind.NotAllowed.Answer("This is for people of the organisation, and you act as administrator.", "Act as a person and try again."))
        .ExecuteAsync(Context);

    private Caller? Recognise()
    {
        if (Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && commandLine.Matches(authorization[Bearer.Length..])
                ? new(SignIns.LinkOperator, Request.Headers[ActAsHeader] is [{ Length: > 0 } person] ? person : null)
                : null;
        }

        return Request.Cookies[signIns.CookieName] is { Length: > 0 } secret && signIns.Find(secret) is { } session
            ? new(session.Operator, session.Person)
            : null;
    }
}
