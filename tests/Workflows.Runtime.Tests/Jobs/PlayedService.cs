using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Workflows.Engine.State;
using Workflows.Runtime.Jobs;
using Xunit;

namespace Workflows.Runtime.Tests.Jobs;

/// <summary>A service on this machine that answers as a test says and remembers what it was asked.</summary>
public sealed class PlayedService : IAsyncDisposable
{
    /// <summary>What its calls are made under.</summary>
    public static readonly Guid Key = Guid.Parse("0f8fad5b-d9cb-869f-a165-70867728950e");

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

    /// <summary>A request to it, as a process would make it.</summary>
    public ServiceRequest Request() => new() { Method = "GET", Address = Origin + "/", TimeoutSeconds = 20 };

    /// <summary>One attempt, by a server that may call this service unless the settings say otherwise.</summary>
    public async Task<ServiceAnswer> CallAsync(ServiceRequest? request = null, ServiceSettings? settings = null)
    {
        using var caller = new ServiceCaller(settings ?? new() { Allow = [Origin] }, TimeProvider.System);
        return await caller.CallAsync(request ?? Request(), Key, default);
    }

    /// <summary>Why there was no answer that can be used.</summary>
    public async Task<string> ReasonAsync(ServiceRequest request, ServiceSettings? settings = null) =>
        Assert.IsType<ServiceAnswer.None>(await CallAsync(request, settings)).Failure.Code;

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
