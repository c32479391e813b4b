using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Text;

namespace Workflows.Server.Telemetry;

/// <summary>Gathers the meters of this process and writes them in the Prometheus text format 0.0.4.</summary>
internal sealed class MetricsText : IHostedService, IDisposable
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly FrozenSet<string> Gathered = OtlpExport.MetersTold.ToFrozenSet(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<Instrument, Series> _series = new();
    private readonly MeterListener _listener = new();
    private readonly ILogger<MetricsText> _logger;

    public MetricsText(ILogger<MetricsText> logger)
    {
        _logger = logger;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Gathered.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument, _series.GetOrAdd(instrument, i => new(i)));
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => _series.TryRemove(instrument, out Series? _);

        // An instrument whose meter goes just now has no series left.
        _listener.SetMeasurementEventCallback<double>((_, value, labels, series) => (series as Series)?.Take(value, labels));
        _listener.SetMeasurementEventCallback<long>((_, value, labels, series) => (series as Series)?.Take(value, labels));
        _listener.SetMeasurementEventCallback<int>((_, value, labels, series) => (series as Series)?.Take(value, labels));
    }

    /// <summary>Listens from before the first command on.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public string Write()
    {
        Observe();
        var text = new StringBuilder();
        foreach (var series in _series.Values.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            series.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Asks every gauge. One that cannot answer is told to the log and has the value it had before.</summary>
    private void Observe()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException failed)
        {
            _logger.LogError(failed, "Some metrics could not be read");
        }
    }
}
