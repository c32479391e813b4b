using System.Collections.Immutable;

namespace Workflows.Tests.Shared.Model;

/// <summary>Smaller processes of one that fails: without a step, a branch, a handler or a property; or with what is inside in place of the
/// whole.</summary>
/// <remarks>Some of them are not valid, such as one in which a way leads back to what is gone; the check tells.</remarks>
internal static class ShapeShrinking
{
    public static IEnumerable<ProcessShape> Smaller(ProcessShape process) =>
    [
        .. Smaller(process.Handlers).Select(h => process with { Handlers = h }),
        .. Smaller(process.Steps).Select(s => process with { Steps = s }),
        .. process.Starting.Select(f => process with { Starting = process.Starting.Remove(f) }),
        .. process.HasPlan ? [process with { HasPlan = false }] : ImmutableArray<ProcessShape>.Empty,
    ];

    private static IEnumerable<ListShape> Smaller(ListShape list)
    {
        for (var i = 0; i < list.Steps.Length; i++)
        {
            if (list.Steps.Length > 1)
            {
                yield return new(list.Steps.RemoveAt(i));
            }

            foreach (var inside in ShapeParts.ListsOf(list.Steps[i]))
            {
                yield return new(list.Steps.RemoveAt(i).InsertRange(i, inside.Steps));
            }
        }

        for (var i = 0; i < list.Steps.Length; i++)
        {
            foreach (var smaller in Smaller(list.Steps[i]))
            {
                yield return new(list.Steps.SetItem(i, smaller));
            }
        }
    }

    private static IEnumerable<StepShape> Smaller(StepShape step)
    {
        if (step.When is not null)
        {
            yield return step with { When = null };
        }

        if (step.Hold is not null)
        {
            yield return step with { Hold = null };
        }

        if (step.Escalates)
        {
            yield return step with { Escalates = false };
        }

        if (step.IsDue)
        {
            yield return step with { IsDue = false };
        }

        foreach (var each in step.Each is { } loop ? Smaller(loop) : [])
        {
            yield return step with { Each = each };
        }

        foreach (var handlers in Smaller(step.Handlers))
        {
            yield return step with { Handlers = handlers };
        }

        foreach (var smaller in SmallerInside(step))
        {
            yield return smaller;
        }
    }

    private static IEnumerable<EachShape?> Smaller(EachShape each) =>
    [
        null,
        .. each.Items > 1 ? [each with { Items = each.Items - 1 }] : ImmutableArray<EachShape>.Empty,
        .. each.InTurn ? [each with { InTurn = false }] : ImmutableArray<EachShape>.Empty,
        .. each.Closes ? [each with { Closes = false }] : ImmutableArray<EachShape>.Empty,
    ];

    private static IEnumerable<ImmutableArray<HandlerShape>> Smaller(ImmutableArray<HandlerShape> handlers) =>
    [
        .. handlers.Select(h => handlers.Remove(h)),
        .. handlers.SelectMany((h, i) => Smaller(h.Steps).Select(s => handlers.SetItem(i, h with { Steps = s }))),
        .. handlers.SelectMany((h, i) => h.Trigger is TriggerShape.Message { Key: not null } message
            ? [handlers.SetItem(i, h with { Trigger = message with { Key = null } })]
            : ImmutableArray<ImmutableArray<HandlerShape>>.Empty),
    ];

    private static IEnumerable<StepShape> SmallerInside(StepShape step) => step switch
    {
        TaskShape { Second: not null } task => [task with { Second = null }],
        TaskShape { Reminds: true } task => [task with { Reminds = false }],
        MessageShape { Key: not null } message => [message with { Key = null }],
        ChooseShape choose =>
        [
            .. Smaller(choose.Then).Select(t => choose with { Then = t }),
            .. Smaller(choose.Otherwise).Select(o => choose with { Otherwise = o }),
        ],
        ParallelShape parallel =>
        [
            .. parallel.Quorum is not null ? [parallel with { Quorum = null }] : ImmutableArray<StepShape>.Empty,
            .. Smaller(parallel.Branches).Select(b => parallel with { Branches = b }),
        ],
        RaceShape race => Smaller(race.Branches).Select(b => race with { Branches = b }),
        StageShape stage =>
        [
            .. stage.FromWeek is not null ? [stage with { FromWeek = null }] : ImmutableArray<StepShape>.Empty,
            .. Smaller(stage.Steps).Select(s => stage with { Steps = s }),
        ],
        _ => [],
    };

    private static IEnumerable<ImmutableArray<BranchShape>> Smaller(ImmutableArray<BranchShape> branches) =>
    [
        .. branches.Length > 2 ? branches.Select(b => branches.Remove(b)) : [],
        .. branches.SelectMany((b, i) => Smaller(b.Steps).Select(s => branches.SetItem(i, b with { Steps = s }))),
        .. branches.Where(b => b.When is not null).Select(b => branches.Replace(b, b with { When = null })),
    ];
}
