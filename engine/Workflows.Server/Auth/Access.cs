namespace Workflows.Server.Auth;

/// <summary>The rules that routes name for who may call them. Every route of the API is under one of the first three, or open to all.</summary>
internal static class Access
{
    /// <summary>Somebody signed in, as administrator or acting as a person.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Somebody acts as a person of the directory.</summary>
    public const string Person = "person";

    /// <summary>An administrator, acting as nobody: whoever acts as a person has that person's rights and no others.</summary>
    public const string Administrator = "administrator";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        // Only the core: the rest would bring a key ring for encrypted cookies, and write it into the home folder.
        services.AddTransient<CallerHandler>().AddAuthenticationCore(o =>
        {
            o.AddScheme<CallerHandler>(CallerHandler.Scheme, null);
            o.DefaultScheme = CallerHandler.Scheme;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, rule => rule.RequireAuthenticatedUser())
            .AddPolicy(Person, rule => rule.RequireAssertion(c => Caller.Of(c.User) is { Person: not null }))
            .AddPolicy(Administrator, rule => rule.RequireAssertion(c => Caller.Of(c.User) is { IsAdministrator: true }));
        return services;
    }
}
