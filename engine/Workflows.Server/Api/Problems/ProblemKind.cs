using System.Collections.Immutable;

namespace Workflows.Server.Api.Problems;

/// <summary>A kind of problem. Clients decide by its path, so a path is never reused for another meaning.</summary>
/// <param name="Name">The last segment of the path.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">A few words.</param>
/// <param name="Explanation">What the page under the path tells.</param>
public sealed record ProblemKind(string Name, int Status, string Title, string Explanation)
{
    public static readonly ProblemKind Malformed = new(
        "malformed-request", StatusCodes.Status400BadRequest, "The request cannot be read",
        "The body is not the JSON that is expected here, a parameter has the wrong form, or a required one is missing.");

    public static readonly ProblemKind SignInRequired = new(
        "sign-in-required", StatusCodes.Status401Unauthorized, "Sign in first",
        "Open the sign-in link that the server printed, or send the bearer token from server.json in its data folder.");

    public static readonly ProblemKind LinkRefused = new(
        "link-refused", StatusCodes.Status401Unauthorized, "This sign-in link is not valid",
        "A link works once and for a limited time. While the server runs, 'workflows link' makes a new one; so does starting it with --new-link.");

    public static readonly ProblemKind NotAllowed = new(
        "not-allowed", StatusCodes.Status403Forbidden, "You may not do this",
        "Acts of people need somebody to act as; acts of administrators need that nobody is acted as.");

    public static readonly ProblemKind CrossSite = new(
        "cross-site-request", StatusCodes.Status403Forbidden, "The request comes from another site",
        "A browser's session changes something only from pages of this server, which send the header Workflows-Request: 1.");

    public static readonly ProblemKind NotFound = new(
        "not-found", StatusCodes.Status404NotFound, "There is nothing here",
        "It does not exist, no longer exists, or is not for you to see; these three are answered alike.");

    public static readonly ProblemKind MethodNotAllowed = new(
        "method-not-allowed", StatusCodes.Status405MethodNotAllowed, "This cannot be done here",
        "The address exists, but not for this method; the header Allow lists those that it has.");

    public static readonly ProblemKind Refused = new(
        "refused", StatusCodes.Status409Conflict, "The engine refused this",
        "The state of the instance does not allow it, for example because the task was completed by somebody else. Nothing was changed.");

    public static readonly ProblemKind OperationReused = new(
        "operation-reused", StatusCodes.Status409Conflict, "This Operation-Id stands for another act",
        "An Operation-Id names one act, so that repeating it is safe. Use a new one for a new act.");

    public static readonly ProblemKind TooLarge = new(
        "too-large", StatusCodes.Status413PayloadTooLarge, "This is too large",
        "The body is larger than the server takes.");

    public static readonly ProblemKind UnsupportedType = new(
        "unsupported-type", StatusCodes.Status415UnsupportedMediaType, "This kind of body is not read here",
        "Send application/json, or multipart/form-data where a file is uploaded.");

    public static readonly ProblemKind Misdirected = new(
        "misdirected-request", StatusCodes.Status421MisdirectedRequest, "The request is meant for another host",
        "The server answers to localhost, 127.0.0.1 and [::1] only.");

    public static readonly ProblemKind InvalidValues = new(
        "invalid-values", StatusCodes.Status422UnprocessableEntity, "Some values do not fit",
        "Each field with a problem is listed in fields. Nothing was changed.");

    public static readonly ProblemKind DefinitionErrors = new(
        "definition-errors", StatusCodes.Status422UnprocessableEntity, "The files have errors",
        "Each error is listed in diagnostics with its place. Nothing was deployed; what was in force stays in force.");

    public static readonly ProblemKind TooMany = new(
        "too-many-requests", StatusCodes.Status429TooManyRequests, "Too many attempts",
        "Wait a little before the next attempt; the header Retry-After says how many seconds.");

    public static readonly ProblemKind Unexpected = new(
        "unexpected", StatusCodes.Status500InternalServerError, "Something went wrong in the server",
        "This is a fault of the server. Its log has more under the reference.");

    public static readonly ProblemKind Unavailable = new(
        "unavailable", StatusCodes.Status503ServiceUnavailable, "The server cannot do this now",
        "The database cannot be reached or written. Nothing was acknowledged; repeat it with the same Operation-Id.");

    public static ImmutableArray<ProblemKind> All { get; } =
    [
        Malformed, SignInRequired, LinkRefused, NotAllowed, CrossSite, NotFound, MethodNotAllowed, Refused, OperationReused,
        TooLarge, UnsupportedType, Misdirected, InvalidValues, DefinitionErrors, TooMany, Unexpected, Unavailable,
    ];

    /// <summary>The path that problems carry as their type.</summary>
    public string Type => $"/problems/{Name}";

    public Problem Because(string? detail = null, string? hint = null) =>
        new() { Type = Type, Title = Title, Status = Status, Detail = detail, Hint = hint };

    public ProblemAnswer Answer(string? detail = null, string? hint = null) => new(Because(detail, hint));
}
