namespace Workflows.Server.Hosting;

/// <summary>Headers that keep a browser from doing with answers what nobody meant.</summary>
internal static class SecurityHeaders
{
    /// <summary>An answer of the API is data: nothing in it runs, loads or is framed. A drawing brings its own styles.</summary>
    private const string DataPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    /// <summary>Pages run their own scripts only. Styles may be inline, because the editor and the diagrams set them so.</summary>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isData = context.Request.Path.StartsWithSegments("/api");
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = isData ? DataPolicy : PagePolicy;
        headers.CacheControl = isData ? "no-store" : "no-cache";
        return next(context);
    });
}
