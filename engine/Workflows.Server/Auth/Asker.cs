using System.Collections.Immutable;
using Workflows.Runtime.People;
using Workflows.Server.Api.Directory;
using Workflows.Server.Api.Languages;

namespace Workflows.Server.Auth;

/// <summary>Who asks, with what the runtime needs to know of them; a parameter of every route that reads or acts.</summary>
/// <param name="Caller">Who signed in, and as whom they act.</param>
/// <param name="Viewer">What they may see.</param>
/// <param name="Directory">Who is who today.</param>
internal sealed record Asker(Caller Caller, Viewer Viewer, DirectoryToday Directory)
{
    /// <summary>BCP 47 tags of the languages that they understand, the best liked first.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Who acts. Only on routes for people.</summary>
    /// <exception cref="InvalidOperationException">The route is not under <see cref="Access.Person"/>.</exception>
    public string Person => Caller.Person ?? throw new InvalidOperationException("This route is not for people only.");

    public static async ValueTask<Asker?> BindAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        var services = context.RequestServices;
        var directory = await DirectoryToday.ReadAsync(
            services.GetRequiredService<OrganisationStore>(), services.GetRequiredService<TimeProvider>(), context.RequestAborted);
        var viewer = caller.Person is { } person
            ? Viewer.Of(person, directory.Organisation?.PrincipalsOf(person, directory.Day) ?? [])
            : Viewer.Administrator;
        var own = caller.Person is { } id ? directory.Organisation?.FindPerson(id)?.Language?.Value : null;
        return new(caller, viewer, directory) { Languages = ReaderLanguages.Of(context.Request, own) };
    }
}
