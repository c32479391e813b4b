using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Flow;

/// <summary>Which step can follow which, whatever conditions and people say. Leads that go nowhere are left out: they were reported.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<Step, FlowNode> _starts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Step, bool> _holdsWait = new(ReferenceEqualityComparer.Instance);
    private readonly List<FlowNode> _nodes = [];
    private readonly FlowNode _end = new(null);
    private readonly FlowNode _first;
    private readonly HashSet<FlowNode> _reached;
    private readonly StepPlaces _places;
    private HashSet<FlowNode>? _ending;
    private Reachability? _ways;

    private FlowGraph(ProcessDefinition process, StepPlaces places)
    {
        _places = places;
        foreach (var place in places.All)
            _starts.Add(place.Step, Added(new(place.Step) { Waits = Waits(place.Step) }));
        Added(_end);

        _first = Connect(process.Steps, _end, _end);
        ConnectHandlers(process.Steps.Handlers, _first, process.Steps.Steps.SelectMany(s => new StepList(s.Span, [s]).All()), _end);
        _reached = _first.Following(_ => true);
        _reached.Add(_first);
    }

    public static FlowGraph Of(ProcessDefinition process, StepPlaces places) => new(process, places);

    public bool IsReached(Step step) => _reached.Contains(_starts[step]);

    /// <summary>True when a way leads from the step to an end of the process.</summary>
    public bool Ends(Step step) => (_ending ??= EndingNodes()).Contains(_starts[step]);

    /// <summary>True when a case comes to the step as it starts, with nobody acting and nothing being waited for on the way.</summary>
    public bool IsReachedAtOnce(Step step) => _first == _starts[step] || !_first.Waits && _first.Following(n => !n.Waits).Contains(_starts[step]);

    /// <summary>True when a way leads from the one step to the other, so that the first can be done before the second.</summary>
    public bool Leads(Step from, Step to) => (_ways ??= Reachability.Of(_nodes)).Leads(_starts[from], _starts[to]);

    /// <summary>True when the process can go from the one step round to it again without anybody acting or anything being waited for.</summary>
    public bool LoopsWithoutWait(Step step) =>
        !_starts[step].Waits && _starts[step].Following(n => !n.Waits).Contains(_starts[step]);

    /// <summary>Handlers come at any time between the first step that they stand at and the last; those that interrupt lead on from there.</summary>
    /// <param name="handlers">The handlers of one place.</param>
    /// <param name="start">Where what they stand at begins.</param>
    /// <param name="inside">All steps that may have been done when a handler runs.</param>
    /// <param name="after">What follows where they stand.</param>
    private void ConnectHandlers(ImmutableArray<Handler> handlers, FlowNode start, IEnumerable<Step> inside, FlowNode after)
    {
        var before = inside.Select(s => _starts[s]).Append(start).ToList();
        foreach (var handler in handlers)
        {
            var end = Added(new(null));
            var comes = Added(new(null) { Waits = true });
            before.ForEach(s => s.LeadsTo(comes));
            comes.LeadsTo(Connect(handler.Steps, end, end));
            end.LeadsTo(handler.Interrupts ? after : _end);
        }
    }

    /// <summary>A parallel waits for what is in enough of its branches; ways through other steps that hold steps pass those.</summary>
    private bool Waits(Step step) => step switch
    {
        HumanStep or WaitStep or CallStep or HttpStep => true,
        ParallelStep { Quorum: { } quorum } parallel => parallel.Branches.Count(b => !HoldsWait(b.Steps)) < quorum.Number,
        ChooseStep or StageStep or FirstOfStep => false,
        _ => step.Inner.Any(HoldsWait),
    };

    private bool HoldsWait(StepList list) => list.Steps.Any(step =>
        _holdsWait.TryGetValue(step, out var known) ? known : _holdsWait[step] = Waits(step) || step.Inner.Any(HoldsWait));

    private FlowNode Added(FlowNode node)
    {
        _nodes.Add(node);
        return node;
    }

    /// <summary>Connects the steps of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="after">What follows its last step.</param>
    /// <param name="exit">Where <c>end</c> leads: the end of the branch or item that the list is in.</param>
    private FlowNode Connect(StepList list, FlowNode after, FlowNode exit)
    {
        for (var i = 0; i < list.Steps.Length; i++)
        {
            var next = i + 1 < list.Steps.Length ? _starts[list.Steps[i + 1]] : after;
            Connect(list.Steps[i], next, exit);
        }

        return list.Steps.IsEmpty ? after : _starts[list.Steps[0]];
    }

    private void Connect(Step step, FlowNode next, FlowNode exit)
    {
        var start = _starts[step];
        ConnectHandlers(step.Handlers, start, step.Inner.SelectMany(l => l.All()), next);
        if (step.When is not null || step.ForEach is not null)
            start.LeadsTo(next); // skipped, no items, or closed with what came

        if (step.ForEach is null)
        {
            ConnectBody(step, start, next, exit);
            return;
        }

        var item = Added(new(null) { Waits = start.Waits });
        start.LeadsTo(item);
        ConnectBody(step, item, next, next);
    }

    private void ConnectBody(Step step, FlowNode from, FlowNode next, FlowNode exit)
    {
        switch (step)
        {
            case HumanStep { Outcomes.IsEmpty: false } human:
                foreach (var outcome in human.Outcomes)
                    Lead(from, human, outcome.Target, next, exit);
                break;
            case ChooseStep choose:
                foreach (var list in choose.Inner)
                    from.LeadsTo(Connect(list, next, exit));
                if (choose.Otherwise is null)
                    from.LeadsTo(next);
                break;
            case ParallelStep parallel:
                foreach (var branch in parallel.Branches)
                    from.LeadsTo(Connect(branch.Steps, next, next));
                if (parallel.Branches.All(b => b.When is not null))
                    from.LeadsTo(next);
                break;
            case StageStep stage:
                from.LeadsTo(Connect(stage.Steps, next, exit));
                break;
            case FirstOfStep firstOf:
                foreach (var branch in firstOf.Branches)
                    from.LeadsTo(Connect(branch.Steps, next, exit));
                break;
            case BackToStep back:
                LeadBack(from, back, back.Target);
                break;
            case EndStep end:
                from.LeadsTo(end.WholeProcess ? _end : exit);
                break;
            default:
                from.LeadsTo(next);
                break;
        }
    }

    private void Lead(FlowNode from, Step step, OutcomeTarget target, FlowNode next, FlowNode exit)
    {
        switch (target)
        {
            case OutcomeTarget.BackTo back:
                LeadBack(from, step, back.Step);
                break;
            case OutcomeTarget.End end:
                from.LeadsTo(end.WholeProcess ? _end : exit);
                break;
            default:
                from.LeadsTo(next);
                break;
        }
    }

    private void LeadBack(FlowNode from, Step step, Word target)
    {
        if (_places.Find(target.Value) is { } found && _places[step].LeadsBackTo(found))
            from.LeadsTo(_starts[found.Step]);
    }

    /// <summary>All that lead to the end, found from there backwards.</summary>
    private HashSet<FlowNode> EndingNodes()
    {
        var before = _reached.SelectMany(n => n.Next.Select(next => (next, n))).ToLookup(e => e.next, e => e.n);
        var found = new HashSet<FlowNode> { _end };
        var open = new Stack<FlowNode>(found);
        while (open.TryPop(out var node))
        {
            foreach (var earlier in before[node].Where(found.Add))
                open.Push(earlier);
        }

        return found;
    }
}
