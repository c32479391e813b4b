using System.Collections.Immutable;

namespace Workflows.Runtime.Jobs;

/// <summary>Which services may be called, and what lets the server in there.</summary>
/// <remarks>An origin is scheme, host and port (RFC 6454 §4): <c>https://archive.example.org</c>, <c>http://localhost:5099</c>.</remarks>
public sealed record ServiceSettings
{
    /// <summary>Origins that may be called though they lie inside the network, or without encryption where they start with
    /// <c>http</c>.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];

    /// <summary>Origins that alone may be called, for test installations; empty (the default): all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>By the name that processes give.</summary>
    public ImmutableDictionary<string, ServiceSecret> Secrets { get; init; } = ImmutableDictionary<string, ServiceSecret>.Empty;

    /// <summary>Bytes past which an answer is refused. Default 1 MiB.</summary>
    public int LargestAnswer { get; init; } = 1024 * 1024;

    /// <summary>How many calls may be under way at once. Default 32.</summary>
    public int AtOnce { get; init; } = 32;
}

/// <summary>A secret that lets the server in. It is sent nowhere else than to its origins, whatever a process says.</summary>
public sealed record ServiceSecret
{
    /// <summary>Where it may be sent.</summary>
    public required ImmutableArray<string> Origins { get; init; }

    /// <summary>The secret itself, as the environment gives it; either this or <see cref="File"/>.</summary>
    public string? Value { get; init; }

    /// <summary>A file that holds it and nothing else; read at every call, so that it can be changed while the server runs.</summary>
    public string? File { get; init; }

    public override string ToString() => $"secret for {string.Join(", ", Origins)}";
}
