using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Health;

/// <summary>Looks every few seconds how the engine is; tells the log when something begins to be wrong and when it is mended, and keeps the
/// last report for whoever asks.</summary>
public sealed class HealthWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>A report that is no older is handed out again, so that many who ask cost no more than one.</summary>
    private static readonly Duration FreshFor = Duration.FromSeconds(3);

    private readonly HealthLook _look;
    private readonly TimeProvider _time;
    private readonly ILogger<HealthWatch> _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Meter _meter = new(Meters.Name);
    private volatile HealthReport? _latest;

    public HealthWatch(HealthLook look, TimeProvider time, ILogger<HealthWatch> logger)
    {
        (_look, _time, _logger) = (look, time, logger);
        _meter.CreateObservableGauge("workflows.health", Levels, description: "0: well, 1: somebody must look, 2: this node can do nothing.");
        _meter.CreateObservableGauge("workflows.queue.due", Due, description: "Work that is due and not done, counted up to 10000.");
        _meter.CreateObservableGauge("workflows.queue.oldest", Oldest, "s", "How long the work is due that has waited longest.");
        _meter.CreateObservableGauge(
            "workflows.incidents", () => One(_latest?.Incidents), description: "Incidents that wait for somebody, counted up to 10000.");
        _meter.CreateObservableGauge("workflows.nodes", () => One(_latest?.Nodes), description: "Nodes that run on the database.");
        _meter.CreateObservableGauge("workflows.clock.off", () => One(_latest?.ClockOff.TotalSeconds), "s", "How far ahead of the database's.");
        _meter.CreateObservableGauge(
            "workflows.anchors.failing",
            () => One(_latest?.AnchorsFailing.TotalSeconds),
            "s",
            "How long anchors could not be written, in either place.");
        _meter.CreateObservableGauge("workflows.disk.free", () => One(_latest?.FreeBytes), "By", "Bytes that are free where the data is.");
    }

    /// <summary>How the engine is, as of some seconds ago at most.</summary>
    public async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? await LookAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _meter.Dispose();
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _time);
        try
        {
            do
            {
                await ReportAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private HealthReport? Fresh()
    {
        // A clock that was set back makes the report one of the future.
        var age = Instant.FromDateTimeOffset(_time.GetUtcNow()) - _latest?.At;
        return age >= Duration.Zero && age < FreshFor ? _latest : null;
    }

    private async Task<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var report = await _look.LookAsync(cancellationToken);
        Tell(_latest?.Checks ?? [], report.Checks);
        _latest = report;
        return report;
    }

    private void Tell(ImmutableArray<HealthCheck> before, ImmutableArray<HealthCheck> now)
    {
        foreach (var check in now)
        {
            var was = before.FirstOrDefault(c => c.Name == check.Name)?.Level ?? HealthLevel.Ok;
            if (check.Level > was)
            {
                _logger.LogError("Alarm, {Check}: {Detail}", check.Name, check.Detail);
            }
            else if (check.Level is HealthLevel.Ok && was is not HealthLevel.Ok)
            {
                _logger.LogWarning("Alarm over, {Check}: it is well again", check.Name);
            }
        }
    }

    private IEnumerable<Measurement<int>> Levels() =>
        _latest?.Checks.Select(c => new Measurement<int>((int)c.Level, new KeyValuePair<string, object?>("check", c.Name))) ?? [];

    private IEnumerable<Measurement<long>> Due() =>
        _latest?.Queues.Select(q => new Measurement<long>(q.Due, new KeyValuePair<string, object?>("queue", q.Queue))) ?? [];

    private IEnumerable<Measurement<double>> Oldest() =>
        _latest?.Queues.Select(q => new Measurement<double>(q.Oldest.TotalSeconds, new KeyValuePair<string, object?>("queue", q.Queue))) ?? [];

    private static IEnumerable<Measurement<T>> One<T>(T? value)
        where T : struct => value is { } known ? [new(known)] : [];
}
