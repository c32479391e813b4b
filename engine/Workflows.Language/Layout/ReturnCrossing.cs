using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>Ways back that leave the branches of a gateway: an outermost branch lets them out at its side; from a branch between others they
/// go up beside it and cross over its neighbours just below the branches' labels.</summary>
/// <param name="Height">The room needed between labels and steps.</param>
/// <param name="Returns">The ways, led to where nothing is between them and the side.</param>
internal sealed record ReturnCrossing(int Height, ImmutableArray<OpenReturn> Returns)
{
    /// <param name="branches">The branches.</param>
    /// <param name="axes">Where each branch's axis is.</param>
    /// <param name="top">Where the steps would begin without any crossing.</param>
    public static ReturnCrossing Of(ImmutableArray<Branch> branches, int[] axes, int top)
    {
        var crossings = branches.Select((b, i) => b.Steps.Returns.Count(r => !IsOutermost(i, branches.Length, r.Side))).Sum();
        var height = crossings * Spacing.Lane;
        var returns = ImmutableArray.CreateBuilder<OpenReturn>();
        var crossed = 0;
        for (var i = 0; i < branches.Length; i++)
        {
            var beside = 0;
            foreach (var way in branches[i].Steps.Returns)
            {
                var moved = way.MovedBy(axes[i], top + height);
                if (!IsOutermost(i, branches.Length, way.Side))
                {
                    moved = Over(moved, axes[i], branches[i].Steps, 8 + (beside++ * 6), top + (crossed++ * Spacing.Lane));
                }

                returns.Add(moved);
            }
        }

        return new(height, returns.ToImmutable());
    }

    private static OpenReturn Over(OpenReturn way, int axis, Block steps, int beside, int y)
    {
        var x = way.Side == ReturnSide.Left ? axis - steps.Left - beside : axis + steps.Right + beside;
        var next = way.Side == ReturnSide.Left ? x - 1 : x + 1;
        return way with { Path = [.. way.Path[..^1], new(x, way.Path[^1].Y), new(x, y), new(next, y)] };
    }

    private static bool IsOutermost(int index, int count, ReturnSide side) => side == ReturnSide.Left ? index == 0 : index == count - 1;
}
