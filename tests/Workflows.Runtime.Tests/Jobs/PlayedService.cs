using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workflows.Runtime.Tests.Jobs;

/// <summary>A service on this machine that answers as a test says and remembers what it was asked.</summary>
public sealed class PlayedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlayedService(WebApplication app) => _app = app;

    /// <summary>How it answers; at first, with an empty 200.</summary>
    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>Such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Origin => _app.Urls.Single();

    public static async Task<PlayedService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new PlayedService(app);
        app.Run(service.ServeAsync);
        await app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue(new(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            await reader.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        await Answer(context);
    }
}

/// <summary>A request as it arrived.</summary>
public sealed record Asked(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);
