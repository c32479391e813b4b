using System.Collections.Immutable;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Paging;

/// <summary>A stretch of a list in its one stable order.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Send it as <c>after</c> to get what follows; null at the end. Opaque: its content may change.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

internal static class Page
{
    public static Page<T> Of<T>(Sliced<T> slice) => new(slice.Items, slice.Next);
}
