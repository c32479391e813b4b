using Workflows.Runtime.Health;

namespace Workflows.Server.Hosting;

/// <summary>What the server tells of itself to other programs, under <c>Workflows:Telemetry</c>. Nothing leaves it unless it is set here.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The lines on the console: <c>Text</c> (the default) or <c>Json</c>, one object a line.</summary>
    public LogFormat Logs { get; init; } = LogFormat.Text;

    /// <summary>A secret of at least 16 characters that <c>/metrics</c> asks for as bearer token, from wherever it is read; without it,
    /// only this machine may read. Best given in the environment: <c>Workflows__Telemetry__MetricsToken</c>.</summary>
    public string? MetricsToken { get; init; }

    /// <summary>The collector that traces and metrics go to.</summary>
    public OtlpOptions Otlp { get; init; } = new();
}

public enum LogFormat
{
    Text,
    Json,
}

/// <summary>A collector that speaks OTLP, under <c>Workflows:Telemetry:Otlp</c>.</summary>
public sealed record OtlpOptions
{
    /// <summary>Such as <c>http://localhost:4317</c> for <c>Grpc</c>, <c>https://collector.example:4318</c> for <c>Http</c>, without a
    /// path; null (the default): nothing is sent.</summary>
    public string? Endpoint { get; init; }

    public OtlpProtocol Protocol { get; init; } = OtlpProtocol.Grpc;

    /// <summary>Headers that let the server in at the collector: <c>name=value,name=value</c>. Best given in the environment.</summary>
    public string? Headers { get; init; }

    /// <summary>How often metrics are sent. Default one minute.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Without the headers, for logs.</summary>
    public override string ToString() => $"{Endpoint} ({Protocol})";
}

public enum OtlpProtocol
{
    Grpc,
    Http,
}

/// <summary>The outside monitor, under <c>Workflows:Heartbeat</c>.</summary>
public sealed record HeartbeatOptions
{
    /// <summary>The address that the monitor gives; null (the default): none is told.</summary>
    public string? Address { get; init; }

    /// <summary>How often. Default one minute.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Without the address, which lets in whoever knows it.</summary>
    public override string ToString() => Address is null ? "none" : $"every {Every}";

    internal HeartbeatSettings ToRuntime() => new() { Address = string.IsNullOrWhiteSpace(Address) ? null : Address, Every = Every };
}
