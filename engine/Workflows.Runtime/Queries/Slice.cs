using System.Collections.Immutable;

namespace Workflows.Runtime.Queries;

/// <summary>Which stretch of a list is asked for.</summary>
/// <param name="After">The <see cref="Sliced{T}.Next"/> of the stretch before; null, or a text that is none: from the start.</param>
/// <param name="Size">How many at most.</param>
public readonly record struct Slice(string? After, int Size);

/// <summary>A stretch of a list in its one stable order.</summary>
/// <param name="Items">At most as many as were asked for; fewer, perhaps none, where much had to be looked at to find them.</param>
/// <param name="Next">Where the next stretch begins; null at the end, and only there. Its form may change.</param>
public sealed record Sliced<T>(ImmutableArray<T> Items, string? Next)
{
    public Sliced<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Next);
}
