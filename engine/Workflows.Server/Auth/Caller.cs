using System.Security.Claims;

namespace Workflows.Server.Auth;

/// <summary>Who calls.</summary>
/// <param name="Operator">Who signed in.</param>
/// <param name="Person">The directory id of the person that they act as; null: they act as administrator.</param>
internal sealed record Caller(string Operator, string? Person)
{
    private const string PersonClaim = "person";

    public bool IsAdministrator => Person is null;

    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } name ? new(name, user.FindFirstValue(PersonClaim)) : null;

    /// <exception cref="InvalidOperationException">The route lets anybody in.</exception>
    public static Caller Of(HttpContext context) =>
        Of(context.User) ?? throw new InvalidOperationException("This route has no caller: it is under no access rule.");

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, Operator));
        if (Person is not null)
        {
            identity.AddClaim(new(PersonClaim, Person));
        }

        return new(identity);
    }
}
