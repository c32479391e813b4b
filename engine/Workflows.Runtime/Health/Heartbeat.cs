using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Jobs;

namespace Workflows.Runtime.Health;

/// <summary>Tells an outside monitor that all is well, and only then: it raises the alarm when it hears nothing.</summary>
/// <remarks>Whom it talks to is under the same rules as the services that processes call.</remarks>
public sealed class Heartbeat : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HeartbeatSettings _settings;
    private readonly HealthWatch _watch;
    private readonly TimeProvider _time;
    private readonly ILogger<Heartbeat> _logger;
    private readonly HttpMessageInvoker _client;

    /// <exception cref="StartRefusedException">The address is none that may be called.</exception>
    public Heartbeat(WorkflowsOptions options, HealthWatch watch, TimeProvider time, ILogger<Heartbeat> logger)
    {
        (_settings, _watch, _time, _logger) = (options.Heartbeat, watch, time, logger);
        var gate = new ServiceGate(options.Services);
        if (_settings.Address is { } address)
        {
            RefuseWrong(address, _settings.Every, gate);
        }

        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = gate.ConnectAsync,
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <summary>Looks how the engine is, and tells the monitor if all is well.</summary>
    /// <returns>True when it was told.</returns>
    public async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        if (await _watch.ReportAsync(cancellationToken) is not { Level: HealthLevel.Ok })
        {
            return false; // the watch has told the log why
        }

        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _settings.Address);
            using var answer = await _client.SendAsync(request, either.Token);
            if (answer.IsSuccessStatusCode)
            {
                return true;
            }

            _logger.LogWarning("The monitor answered the heartbeat with {Status}", (int)answer.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            // Not its address, which lets in whoever knows it.
            _logger.LogWarning("The monitor could not be told that all is well ({Failure})", failure.GetType().Name);
        }

        return false;
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_settings.Address is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(_settings.Every, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private static void RefuseWrong(string address, TimeSpan every, ServiceGate gate)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var monitor) || monitor.Scheme is not ("https" or "http"))
        {
            throw new StartRefusedException(
                "The address of the heartbeat (Workflows__Heartbeat__Address) is none: write https://… as the monitor gives it.");
        }

        if (gate.Refuse(monitor) is { } refusal)
        {
            throw new StartRefusedException(
                $"The heartbeat cannot be sent: {refusal.Message} Allow the monitor's origin with Workflows__Services__Allow__0, "
                + "or choose another address.");
        }

        if (every < TimeSpan.FromSeconds(1))
        {
            throw new StartRefusedException(
                "The heartbeat would be sent more than once a second. Set Workflows__Heartbeat__Every to a minute, 00:01:00.");
        }
    }
}
