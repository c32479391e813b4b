using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Presence;

/// <content>Where ways part: choices, branches at the same time, handlers.</content>
internal sealed partial class WayGraph
{
    private void ConnectBranches(ChooseStep choose, Junction from, Junction next, Junction exit)
    {
        var passed = new List<Assumed>();
        foreach (var branch in choose.Branches)
        {
            var condition = ConditionOf(branch.Condition);
            from.LeadsTo(
                Connect(branch.Steps, next, exit),
                $"{NameOf(choose)} goes '{branch.Condition.Text.Trim()}'",
                [.. passed, new(condition, true)]);
            passed.Add(new(condition, false));
        }

        from.LeadsTo(choose.Otherwise is null ? next : Connect(choose.Otherwise, next, exit), $"{NameOf(choose)} goes 'otherwise'", [.. passed]);
    }

    private void ConnectBranches(ParallelStep parallel, Junction from, Junction next)
    {
        var end = Added();
        SetResult(parallel, end);
        var branches = ImmutableArray.CreateBuilder<MeetingBranch>();
        foreach (var branch in parallel.Branches)
        {
            var exit = Added();
            exit.Sets.Add(branch.Name.Value);
            var when = branch.When is null ? null : ConditionOf(branch.When);
            from.LeadsTo(Connect(branch.Steps, exit, exit), null, when is null ? [] : [new Assumed(when, true)]);
            exit.LeadsTo(end);
            branches.Add(new(branch.Name.Value, when, exit, SetIn(branch)));
        }

        end.Ends = from.Begins = new(from, end, branches.ToImmutable(), parallel.Quorum?.Number ?? parallel.Branches.Length);
        if (parallel.Branches.All(b => b.When is not null))
            from.LeadsTo(end);
        end.LeadsTo(next);
    }

    private static HashSet<string> SetIn(ParallelBranch branch)
    {
        var names = new HashSet<string>([branch.Name.Value], StringComparer.Ordinal);
        foreach (var step in Within(branch.Steps))
        {
            if (step.Id is { } id)
                names.Add(id.Value);
            names.UnionWith(((step as SetStep)?.Assignments ?? []).Select(a => a.Field.Value));
            names.UnionWith(((step as ParallelStep)?.Branches ?? []).Select(b => b.Name.Value));
        }

        return names;
    }

    /// <summary>A handler runs while something is waited for. What is set by then is what has been set before that.</summary>
    /// <param name="handlers">The handlers of one place.</param>
    /// <param name="host">What an author calls that place.</param>
    /// <param name="steps">The steps that they stand at.</param>
    /// <param name="after">What follows there.</param>
    private void ConnectHandlers(ImmutableArray<Handler> handlers, string host, ImmutableArray<Step> steps, Junction after)
    {
        foreach (var handler in handlers)
        {
            var (comes, over) = (Added(), Added());
            comes.Sets.Add(handler.Name.Value);
            var words = handler.Interrupts ? $"'{handler.Name}' interrupts {host}" : $"'{handler.Name}' comes before it is";
            foreach (var step in steps.SelectMany(s => Within(new(s.Span, [s]))).Where(s => MayRaise(handler.Trigger, s)))
                _points[step].Inside.LeadsTo(comes, words, KeyOf(handler.Trigger));
            comes.LeadsTo(Connect(handler.Steps, over, over));
            if (handler.Interrupts)
                over.LeadsTo(after);
        }
    }

    /// <summary>A case without its key is found by no message.</summary>
    private Assumed[] KeyOf(HandlerTrigger trigger) =>
        trigger is HandlerTrigger.Message { Key: { } key } && _compiled.TryGetValue(key, out var compiled)
            ? [new(new Condition.Other(key.Text, compiled.Names, Verdict.False), true)]
            : [];

    private static bool MayRaise(HandlerTrigger trigger, Step open) => trigger is HandlerTrigger.Error
        ? open is HttpStep or CallStep or DecideStep
        : open is HumanStep or WaitStep or CallStep or HttpStep or StageStep { Window.From: not null } or { HoldWhile: not null };

    /// <summary>The steps of a list and of all lists inside them, without those of handlers.</summary>
    private static IEnumerable<Step> Within(StepList list) => list.Steps.SelectMany(s => s.Inner.SelectMany(Within).Prepend(s));
}
