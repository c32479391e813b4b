using Microsoft.AspNetCore.Http;

namespace Workflows.Server.Tests.Api;

/// <summary>Who may call a route at all; what they may see behind it is decided by the case.</summary>
public enum Callers
{
    Anybody,
    SignedIn,
    People,
    Administrators,
}

/// <param name="Method">The HTTP method.</param>
/// <param name="Path">As the route is written, without its root.</param>
/// <param name="Callers">Who may call it.</param>
public sealed record Route(string Method, string Path, Callers Callers)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Every route of the API with who may call it: the declaration that the tests hold the server to.</summary>
internal static class RouteTable
{
    private static readonly string Get = HttpMethods.Get;
    private static readonly string Post = HttpMethods.Post;
    private static readonly string Put = HttpMethods.Put;
    private static readonly string Delete = HttpMethods.Delete;

    public static IReadOnlyList<Route> Routes { get; } =
    [
        new(Get, "/session", Callers.Anybody),
        new(Post, "/session", Callers.Anybody),
        new(Delete, "/session", Callers.SignedIn),
        new(Put, "/session/person", Callers.SignedIn),
        new(Delete, "/session/person", Callers.SignedIn),
        new(Post, "/session/links", Callers.Administrators),
        new(Get, "/overview", Callers.SignedIn),
        new(Get, "/definitions", Callers.SignedIn),
        new(Get, "/definitions/{process}", Callers.SignedIn),
        new(Get, "/definitions/{process}/files", Callers.SignedIn),
        new(Get, "/definitions/{process}/start-form", Callers.SignedIn),
        new(Get, "/definitions/{process}/diagram.svg", Callers.SignedIn),
        new(Get, "/definitions/{process}/diagram.txt", Callers.SignedIn),
        new(Post, "/deployments", Callers.Administrators),
        new(Get, "/deployments/latest", Callers.Administrators),
        new(Post, "/instances", Callers.People),
        new(Get, "/instances", Callers.SignedIn),
        new(Get, "/instances/{instance}", Callers.SignedIn),
        new(Post, "/instances/{instance}/cancel", Callers.Administrators),
        new(Post, "/instances/{instance}/postpone", Callers.Administrators),
        new(Post, "/instances/{instance}/postpone/preview", Callers.Administrators),
        new(Get, "/instances/{instance}/journal", Callers.SignedIn),
        new(Post, "/instances/{instance}/items", Callers.Administrators),
        new(Get, "/instances/{instance}/diagram.svg", Callers.SignedIn),
        new(Get, "/instances/{instance}/diagram.txt", Callers.SignedIn),
        new(Get, "/deadlines", Callers.SignedIn),
        new(Get, "/starts", Callers.SignedIn),
        new(Get, "/tasks", Callers.SignedIn),
        new(Get, "/instances/{instance}/tasks/{task}", Callers.SignedIn),
        new(Get, "/instances/{instance}/tasks/{task}/closing", Callers.SignedIn),
        new(Post, "/instances/{instance}/tasks/{task}/claim", Callers.People),
        new(Post, "/instances/{instance}/tasks/{task}/release", Callers.People),
        new(Post, "/instances/{instance}/tasks/{task}/complete", Callers.People),
        new(Post, "/instances/{instance}/tasks/{task}/reassign", Callers.Administrators),
        new(Post, "/instances/{instance}/tasks/{task}/reschedule", Callers.Administrators),
        new(Post, "/files", Callers.People),
        new(Get, "/files/{file}", Callers.People),
        new(Get, "/documents", Callers.SignedIn),
        new(Get, "/calls", Callers.SignedIn),
        new(Get, "/timers", Callers.SignedIn),
        new(Get, "/incidents", Callers.SignedIn),
        new(Get, "/undelivered", Callers.Administrators),
        new(Post, "/instances/{instance}/incidents/{incident}/retry", Callers.Administrators),
        new(Post, "/messages", Callers.Administrators),
        new(Post, "/messages/preview", Callers.Administrators),
        new(Get, "/notices", Callers.People),
        new(Post, "/notices/{notice}/read", Callers.People),
        new(Get, "/outbox", Callers.Administrators),
        new(Get, "/directory", Callers.SignedIn),
        new(Get, "/health", Callers.Anybody),
        new(Get, "/system-entries", Callers.Administrators),
        new(Get, "/keys", Callers.Administrators),
        new(Post, "/keys/rotate", Callers.Administrators),
        new(Get, "/sending", Callers.Administrators),
        new(Post, "/sending/release", Callers.Administrators),
        new(Get, "/health/live", Callers.Anybody),
        new(Get, "/health/ready", Callers.Anybody),
        new(Get, "/about", Callers.Administrators),
    ];
}
