using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workflows.Faults.Services;

/// <summary>A service on loopback that cases call: slow now and then, out of order now and then, and it remembers every call.</summary>
internal sealed class FilingService : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedCall> _received = new();
    private readonly WebApplication _app;

    private FilingService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/filings");

    public IReadOnlyCollection<ReceivedCall> Received => _received;

    /// <param name="random">Which calls are slow and which fail.</param>
    public static async Task<FilingService> StartAsync(Random random)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FilingService(app);
        app.MapPost("/filings", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            int chance;
            lock (random)
            {
                chance = random.Next(100);
            }

            var filed = chance >= 15;
            service._received.Enqueue(new(context.Request.Headers["Idempotency-Key"].ToString(), body, filed));
            await Task.Delay(chance > 80 ? 200 : chance % 10);
            context.Response.StatusCode = filed ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsJsonAsync(new { filed });
        });
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Filed">True when it was answered as done.</param>
internal sealed record ReceivedCall(string Key, string Body, bool Filed)
{
    /// <summary>The number of the case that the call is about; null when the body has none.</summary>
    public string? Number => JsonSerializer.Deserialize<JsonElement>(Body) is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("number", out var number) ? number.GetString() : null;
}
