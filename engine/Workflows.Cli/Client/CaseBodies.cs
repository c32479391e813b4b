using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Cli.Client;

/// <param name="Relation"><c>called-by</c>, <c>opened-by</c>, <c>called</c> or <c>opened</c>.</param>
/// <param name="Step">The step that asked for the other case; null where the other one asked for this.</param>
/// <param name="Other">Null for who may not see it, or while it is being started.</param>
internal sealed record LinkBody(string Relation, string? Step, LinkedCaseBody? Other);

internal sealed record LinkedCaseBody(Guid Instance, string Process, string Title, string Status);

internal sealed record MessageRequest(string Name, string? Key, Guid? Instance, ImmutableSortedDictionary<string, JsonElement> Payload);

/// <param name="Instance">Who got the message.</param>
/// <param name="Started">True when the message started it.</param>
internal sealed record DeliveredMessage(Guid Instance, bool Started);
