namespace Workflows.Server.Auth;

/// <summary>Carries a session's secret in a browser: not readable for scripts, not sent with requests from other sites.</summary>
/// <remarks>Not marked Secure, since the server speaks plain HTTP on this machine only.</remarks>
internal static class SessionCookie
{
    public static string? SecretOf(HttpRequest request, SignIns signIns) =>
        request.Cookies[signIns.CookieName] is { Length: > 0 } secret ? secret : null;

    public static void Set(HttpResponse response, SignIns signIns, OpenedSession opened) =>
        response.Cookies.Append(signIns.CookieName, opened.Secret, Options(opened.Session.ExpiresAt));

    public static void Clear(HttpResponse response, SignIns signIns) =>
        response.Cookies.Append(signIns.CookieName, "", Options(DateTimeOffset.UnixEpoch));

    private static CookieOptions Options(DateTimeOffset expires) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Expires = expires, IsEssential = true };
}
