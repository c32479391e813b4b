using Microsoft.AspNetCore.Mvc;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Paging;

/// <summary>Which stretch of a list is asked for.</summary>
public readonly record struct PageRequest
{
    public const int DefaultSize = 50;

    public const int LargestSize = 200;

    /// <summary>The <c>next</c> of the page before; without it, from the start.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>How many at most: 50 unless told, 200 at most.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    internal Slice Slice => new(After, Math.Clamp(Limit ?? DefaultSize, 1, LargestSize));
}
