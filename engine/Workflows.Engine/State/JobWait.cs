using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Engine.State;

/// <summary>A call of a service that is to be made.</summary>
/// <remarks>due → under way → answered | due again later | stopped at an incident → due … An attempt has a number, and what a worker
/// tells of an attempt counts only while it is the last that was begun: a worker that was taken for dead is not listened to.</remarks>
public sealed record JobWait : Wait
{
    public required ServiceRequest Request { get; init; }

    /// <summary>How many attempts were begun, ever: the number of the last one.</summary>
    public int Attempt { get; init; }

    /// <summary>How many were begun since the call was set, or retried by an administrator.</summary>
    public int Tries { get; init; }

    /// <summary>When the next attempt may begin: while one is under way, when that is given up; null: stopped at an incident.</summary>
    public Instant? DueAt { get; init; }

    public bool IsUnderWay { get; init; }

    /// <summary>Why the last attempt came to nothing, such as <c>timeout</c>; null before one has.</summary>
    public string? Failure { get; init; }
}

/// <summary>What is sent, the same at every attempt.</summary>
public sealed record ServiceRequest
{
    public required string Method { get; init; }

    /// <summary>Absolute, placeholders filled and percent-encoded.</summary>
    public required string Address { get; init; }

    public ImmutableArray<RequestHeader> Headers { get; init; } = [];

    /// <summary>JSON (RFC 8259); null: no body.</summary>
    public string? Body { get; init; }

    /// <summary>The name of a secret, never the secret.</summary>
    public string? Secret { get; init; }

    public required int TimeoutSeconds { get; init; }

    public bool Equals(ServiceRequest? other) =>
        other is not null
        && (Method, Address, Body, Secret, TimeoutSeconds) == (other.Method, other.Address, other.Body, other.Secret, other.TimeoutSeconds)
        && Headers.SequenceEqual(other.Headers);

    public override int GetHashCode() => HashCode.Combine(Method, Address, Body);

    /// <summary>Without what a case has brought into it: what a log may show.</summary>
    public override string ToString() => $"{Method} to {Host}";

    /// <summary>Host and port, which come from the process and not from a case.</summary>
    public string Host => new Uri(Address).Authority;
}

public sealed record RequestHeader(string Name, string Value);
