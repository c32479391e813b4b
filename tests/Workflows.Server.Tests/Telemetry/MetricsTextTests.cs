using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Workflows.Server.Telemetry;
using Xunit;

namespace Workflows.Server.Tests.Telemetry;

public sealed class MetricsTextTests
{
    private static readonly string Name = OtlpExport.MetersTold[0];

    private readonly LogLines _logs = new();

    [Fact]
    public async Task A_meter_that_goes_while_the_metrics_are_written_takes_nothing_from_them()
    {
        using var text = await TextAsync();
        using var stays = new Meter(Name);
        stays.CreateObservableGauge("test.stays", () => 7);
        using var goes = new Meter(Name);
        goes.CreateObservableGauge("test.goes.first", Measured(goes.Dispose));
        goes.CreateObservableGauge("test.goes.second", () => 2);

        Assert.Contains("test_stays 7\n", text.Write(), StringComparison.Ordinal);
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("NullReference", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gauge_that_fails_takes_nothing_from_the_others()
    {
        using var text = await TextAsync();
        using var meter = new Meter(Name);
        meter.CreateObservableGauge("test.before", () => 1);
        meter.CreateObservableGauge("test.fails", Measured(() => throw new InvalidOperationException()));
        meter.CreateObservableGauge("test.after", () => 2);

        var written = text.Write();

        Assert.Contains("test_before 1\n", written, StringComparison.Ordinal);
        Assert.Contains("test_after 2\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("test_fails", written, StringComparison.Ordinal);
        Assert.Contains(_logs.Lines, line => line.Contains("could not be read", StringComparison.Ordinal));
    }

    private static Func<int> Measured(Action first) => () =>
    {
        first();
        return 1;
    };

    private async Task<MetricsText> TextAsync()
    {
        var text = new MetricsText(LoggerFactory.Create(b => b.AddProvider(_logs)).CreateLogger<MetricsText>());
        await text.StartAsync(CancellationToken.None);
        return text;
    }
}
