using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Workflows.Runtime;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Telemetry;
using Workflows.Server.Hosting;

namespace Workflows.Server.Telemetry;

/// <summary>Sends traces and metrics to a collector (OTLP 1.x), if one is set.</summary>
/// <remarks>Of spans only attributes on a list go out (<see cref="SafeSpans"/>): paths and queries of requests name cases and people.</remarks>
internal sealed class OtlpExport(TelemetryOptions options, NodeIdentity node) : IHostedService, IDisposable
{
    private static readonly string[] Sources = [Meters.Name, "Microsoft.AspNetCore"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <summary>The meters that are told of, here and on <c>/metrics</c>.</summary>
    public static IReadOnlyList<string> MetersTold { get; } = [Meters.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    /// <exception cref="StartRefusedException">The endpoint is no address.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Otlp.Endpoint))
        {
            return Task.CompletedTask;
        }

        if (!Uri.TryCreate(options.Otlp.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new StartRefusedException("Workflows__Telemetry__Otlp__Endpoint is no address. Write one such as http://localhost:4317.");
        }

        var resource = ResourceBuilder.CreateEmpty().AddService("workflows", serviceVersion: node.Version, serviceInstanceId: $"{node.Id:N}");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .AddProcessor(new SafeSpans())
            .AddOtlpExporter(exporter => Configure(exporter, endpoint, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter([.. MetersTold])
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Otlp.Every.TotalMilliseconds;
            })
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, for a few seconds at most.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        const int Milliseconds = 3000;
        _traces?.Shutdown(Milliseconds);
        _metrics?.Shutdown(Milliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Configure(OtlpExporterOptions exporter, Uri endpoint, string path)
    {
        var isHttp = options.Otlp.Protocol is OtlpProtocol.Http;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? new(endpoint, path) : endpoint;
        exporter.Headers = options.Otlp.Headers;
    }
}
