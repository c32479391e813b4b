using System.Collections.Immutable;
using Workflows.Runtime.Jobs;

namespace Workflows.Server.Hosting;

/// <summary>Which services processes may call, under <c>Workflows:Services</c>.</summary>
public sealed record ServiceOptions
{
    /// <summary>Services inside the network, and without encryption, that may be called: <c>https://archive.internal.example:8443</c>,
    /// <c>http://localhost:5099</c>. Every service on the internet that speaks https may be called without being listed.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Services that alone may be called; empty: all. For test installations.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>By the name that processes give.</summary>
    public IReadOnlyDictionary<string, ServiceSecretOptions> Secrets { get; init; } = ImmutableDictionary<string, ServiceSecretOptions>.Empty;

    /// <summary>The largest answer that is read, in bytes. Default 1 MiB.</summary>
    public int LargestAnswer { get; init; } = 1024 * 1024;

    /// <summary>How many calls may be under way at once. Default 32.</summary>
    public int AtOnce { get; init; } = 32;

    internal ServiceSettings ToRuntime() => new()
    {
        Allow = [.. Allow],
        Only = [.. Only],
        Secrets = Secrets.ToImmutableDictionary(s => s.Key, s => s.Value.ToRuntime(), StringComparer.Ordinal),
        LargestAnswer = LargestAnswer,
        AtOnce = AtOnce,
    };
}

/// <summary>A secret, under <c>Workflows:Services:Secrets:NAME</c>.</summary>
public sealed record ServiceSecretOptions
{
    /// <summary>Where it may be sent, and nowhere else: <c>https://archive.example.org</c>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Best given in the environment: <c>Workflows__Services__Secrets__archive__Value</c>.</summary>
    public string? Value { get; init; }

    /// <summary>A file that holds it and nothing else, readable by the server alone; read at every call.</summary>
    public string? File { get; init; }

    /// <summary>Without the secret, for logs.</summary>
    public override string ToString() => ToRuntime().ToString();

    internal ServiceSecret ToRuntime() => new() { Origins = [.. Origins], Value = Value, File = File };
}
