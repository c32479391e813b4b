using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Server.Api.Messages;

/// <summary>A message from outside (BPMN 2.0 §8.4.2 correlation by key).</summary>
public sealed record MessageRequest
{
    /// <summary>The message's name as the process has it.</summary>
    public required string Name { get; init; }

    /// <summary>Tells the case from others; left out where the process waits without a key.</summary>
    public string? Key { get; init; }

    /// <summary>Only this instance; left out: every instance that waits for the name and key.</summary>
    public Guid? Instance { get; init; }

    /// <summary>What it says as plain JSON, by field.</summary>
    public ImmutableDictionary<string, JsonElement> Payload { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
}

/// <param name="Instances">Those that took it; empty when none waited for it.</param>
public sealed record MessageDelivered(ImmutableArray<Guid> Instances);
