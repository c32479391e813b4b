using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.Session;

internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("session");
        group.MapGet("/", Get).WithName("getSession");
        group.MapPost("/", SignIn).WithName("signIn");
        group.MapDelete("/", SignOut).WithName("signOut");
        group.MapPut("/person", ActAs).WithName("actAs");
        group.MapDelete("/person", StopActing).WithName("stopActing");
    }

    /// <summary>Who the server takes the caller for; answers also before signing in.</summary>
    public static Ok<SessionBody> Get() => TypedResults.Ok(new SessionBody(SignedIn: false, null, Administrator: false, null, null));

    /// <summary>Signs in by the one-time link and sets the session cookie.</summary>
    public static Results<Ok<SessionBody>, ProblemAnswer> SignIn(SignInRequest request) => Pending.Answer;

    /// <summary>Ends the session.</summary>
    public static Results<NoContent, ProblemAnswer> SignOut() => Pending.Answer;

    /// <summary>Acts as a person of the embedded directory from now on; the journal tells both.</summary>
    public static Results<Ok<SessionBody>, ProblemAnswer> ActAs(ActAsRequest request) => Pending.Answer;

    /// <summary>Acts as administrator again.</summary>
    public static Results<Ok<SessionBody>, ProblemAnswer> StopActing() => Pending.Answer;
}
