using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Session;

internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("session");
        group.MapGet("/", Get).WithName("getSession").AllowAnonymous();
        group.MapPost("/", SignIn).WithName("signIn").AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
        group.MapDelete("/", SignOut).WithName("signOut");
        group.MapPut("/person", ActAs).WithName("actAs");
        group.MapDelete("/person", StopActing).WithName("stopActing");
        group.MapPost("/links", NewLink).WithName("createSignInLink").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Who the server takes the caller for; answers also before signing in.</summary>
    public static async Task<Ok<SessionBody>> Get(HttpContext context, SignIns signIns) =>
        TypedResults.Ok(Caller.Of(context.User) is null
            ? SessionBody.Nobody
            : Describe((await Asker.BindAsync(context))!, (await SessionOfAsync(context.Request, signIns))?.ExpiresAt));

    /// <summary>Signs in by the one-time link and sets the session cookie.</summary>
    public static async Task<Results<Ok<SessionBody>, ProblemAnswer>> SignIn(
        SignInRequest request, HttpResponse response, SignIns signIns, CancellationToken cancellationToken)
    {
        if (await signIns.OpenAsync(request.Token, cancellationToken) is not { } opened)
        {
            return ProblemKind.LinkRefused.Answer(
                "It was used before, has expired, or was never given out.", "Get a new one with 'workflows link'.");
        }

        SessionCookie.Set(response, signIns, opened);
        return TypedResults.Ok(new SessionBody(
            SignedIn: true, opened.Session.Operator, Administrator: true, Person: null, Instant.FromDateTimeOffset(opened.Session.ExpiresAt)));
    }

    /// <summary>Ends the session.</summary>
    public static async Task<NoContent> SignOut(HttpContext context, SignIns signIns)
    {
        if (SessionCookie.SecretOf(context.Request, signIns) is { } secret)
        {
            await signIns.CloseAsync(secret, context.RequestAborted);
            SessionCookie.Clear(context.Response, signIns);
        }

        return TypedResults.NoContent();
    }

    /// <summary>Acts as a person of the embedded directory from now on; the journal tells both.</summary>
    public static async Task<Results<Ok<SessionBody>, ProblemAnswer>> ActAs(
        ActAsRequest request, Asker asker, HttpContext context, SignIns signIns) =>
        asker.Directory.Knows(request.Person)
            ? await ActAsync(request.Person, asker, context, signIns)
            : ProblemKind.NotFound.Answer("The directory has no such person.", "GET /api/v1/directory lists them.");

    /// <summary>Acts as administrator again.</summary>
    public static Task<Results<Ok<SessionBody>, ProblemAnswer>> StopActing(Asker asker, HttpContext context, SignIns signIns) =>
        ActAsync(null, asker, context, signIns);

    /// <summary>Makes a one-time link for another browser; the one before stops working.</summary>
    public static async Task<Ok<SignInLink>> NewLink(HttpRequest request, SignIns signIns, CancellationToken cancellationToken)
    {
        var link = await signIns.IssueLinkAsync(cancellationToken);
        return TypedResults.Ok(new SignInLink(
            link.UrlAt($"{request.Scheme}://{request.Host}"), Instant.FromDateTimeOffset(link.ExpiresAt)));
    }

    private static async Task<Results<Ok<SessionBody>, ProblemAnswer>> ActAsync(string? person, Asker asker, HttpContext context, SignIns signIns) =>
        await SessionOfAsync(context.Request, signIns) is not null
        && await signIns.ActAsync(SessionCookie.SecretOf(context.Request, signIns)!, person, context.RequestAborted) is { } session
            ? TypedResults.Ok(Describe(asker with { Caller = new(session.Operator, person) }, session.ExpiresAt))
            : ProblemKind.Malformed.Answer(
                "The command line has no session that could remember the person.", $"Send the header {CallerHandler.ActAsHeader} with each request.");

    private static async Task<Auth.Session?> SessionOfAsync(HttpRequest request, SignIns signIns) =>
        request.Headers.Authorization.Count == 0 && SessionCookie.SecretOf(request, signIns) is { } secret
            ? await signIns.FindAsync(secret, request.HttpContext.RequestAborted)
            : null;

    private static SessionBody Describe(Asker asker, DateTimeOffset? expiresAt) => new(
        SignedIn: true,
        asker.Caller.Operator,
        asker.Caller.IsAdministrator,
        asker.Caller.Person is { } id ? asker.Directory.Describe(id) : null,
        expiresAt is { } at ? Instant.FromDateTimeOffset(at) : null);
}
