using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Workflows.Server.Api.Messages;

/// <summary>A message from outside (BPMN 2.0 §8.4.2 correlation by key).</summary>
public sealed record MessageRequest
{
    /// <summary>The message's name as the process has it.</summary>
    public required string Name { get; init; }

    /// <summary>Tells the case from others; left out where the process waits without a key.</summary>
    public string? Key { get; init; }

    /// <summary>The instance that it is meant for; left out, the one that waits for this name and key, or a new one where a process starts
    /// by this message.</summary>
    public Guid? Instance { get; init; }

    /// <summary>What it says as plain JSON, by field.</summary>
    public ImmutableDictionary<string, JsonElement> Payload { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
}

/// <summary>Who got a message.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Started">True when the message started it.</param>
public sealed record DeliveredMessage(Guid Instance, bool Started);

/// <summary>Who would get a message.</summary>
/// <param name="Instance">The instance that waits for it; null where it would start one.</param>
/// <param name="Process">Its process, or the one that it would start.</param>
/// <param name="Title">What people call the process.</param>
/// <param name="StartedAt">When that instance was started.</param>
public sealed record MessagePreview(Guid? Instance, string Process, string Title, Instant? StartedAt);
