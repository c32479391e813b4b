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

    public MetricsText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Gathered.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument, _series.GetOrAdd(instrument, i => new(i)));
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => _series.TryRemove(instrument, out Series? _);
        _listener.SetMeasurementEventCallback<double>((_, value, labels, series) => ((Series)series!).Take(value, labels));
        _listener.SetMeasurementEventCallback<long>((_, value, labels, series) => ((Series)series!).Take(value, labels));
        _listener.SetMeasurementEventCallback<int>((_, value, labels, series) => ((Series)series!).Take(value, labels));
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
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var series in _series.Values.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            series.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();
}
