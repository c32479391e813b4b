using System.Text.Json;

namespace Workflows.Server.Api.Items;

/// <summary>Adds an item to a step that runs for each of many.</summary>
public sealed record AddItemRequest
{
    /// <summary>The step's id.</summary>
    public required string Step { get; init; }

    /// <summary>As plain JSON: the fields that the other items have, one value
    /// where they are that, or the id of a row of the case's tables.</summary>
    public required JsonElement Item { get; init; }

    /// <summary>The name of the item around it, where the step runs inside several.</summary>
    public string? Within { get; init; }

    /// <summary>Why; it stands in the journal.</summary>
    public required string Reason { get; init; }
}
