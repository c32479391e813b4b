using Microsoft.Net.Http.Headers;

namespace Workflows.Server.Hosting;

/// <summary>Serves the dashboard: its files, and its start page for every address that is the page's own affair.</summary>
internal static class SinglePageApp
{
    private const string ForEver = "public, max-age=31536000, immutable";

    private const string NotBuilt =
        "The server runs, but it was built without its pages (BuildSpa=false). Build it with Node.js at hand, or use the workflows command.\n";

    public static IApplicationBuilder UseSinglePageApp(this WebApplication app)
    {
        if (Directory.Exists(app.Environment.WebRootPath))
        {
            app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => Cache(file.Context) });
        }

        return app.Use((context, next) => IsPage(context) ? SendStartPage(app, context) : next(context));
    }

    /// <summary>The bundler puts a hash of the content into the names of what lies under assets.</summary>
    private static void Cache(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/assets"))
        {
            context.Response.Headers.CacheControl = ForEver;
        }
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Request.Path.StartsWithSegments("/api")
        && !Path.HasExtension(context.Request.Path.Value);

    private static async Task SendStartPage(WebApplication app, HttpContext context)
    {
        var page = app.Environment.WebRootFileProvider.GetFileInfo("index.html");
        if (page.Exists)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.SendFileAsync(page, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
    }
}
