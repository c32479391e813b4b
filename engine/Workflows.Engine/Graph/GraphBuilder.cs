using System.Collections.Immutable;
using Workflows.Engine.Nodes;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Graph;

/// <summary>Makes nodes of steps and links them: every list of steps knows the exit that it leads to.</summary>
internal sealed partial class GraphBuilder
{
    private readonly CheckedProcess _process;
    private readonly StepIds _ids;
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, Node> _entries = new(StringComparer.Ordinal);
    private readonly List<Action> _links = [];
    private BlockNode? _block;

    public GraphBuilder(CheckedProcess process)
    {
        _process = process;
        _ids = StepIds.Of(process.Process.Steps);
    }

    public ProcessGraph Build()
    {
        var end = Add(new ProcessEndNode());
        var start = AddList(_process.Process.Steps, end, end);
        var handlers = AddHandlers(_process.Process.Steps.Handlers, null);
        foreach (var link in _links)
        {
            link();
        }

        return new(_process, start, _nodes, handlers);
    }

    /// <summary>Adds the steps of a list from its last to its first, so that each finds what it leads to.</summary>
    /// <returns>The node where the list begins; <paramref name="next"/> when it is empty.</returns>
    private Node AddList(StepList list, Node next, ExitNode exit)
    {
        foreach (var step in list.Steps.Reverse())
        {
            next = AddStep(step, next, exit);
        }

        return next;
    }

    private Node AddStep(Step step, Node next, ExitNode exit)
    {
        var id = _ids[step];
        Node entry;
        if (step.ForEach is { } loop)
        {
            var each = Add(new ForEachNode(StepIds.EachOf(id), id, step, loop));
            each.Body = Inside(null, () =>
            {
                var itemEnd = Add(new ItemEndNode($"{id}/item", step, each));
                return AddGuarded(step with { When = null }, id, itemEnd, itemEnd);
            });
            each.Next = next;
            entry = each;
        }
        else
        {
            entry = AddGuarded(step, id, next, exit);
        }

        _entries[id] = entry;
        return entry;
    }

    private Node AddGuarded(Step step, string id, Node next, ExitNode exit) =>
        IsGuarded(step) ? AddGuard(step, id, next, exit) : AddActivity(step, id, next, exit);

    private Node AddActivity(Step step, string id, Node next, ExitNode exit)
    {
        Node node = step switch
        {
            HumanStep human => AddHuman(human, id, exit),
            ChooseStep choose => AddChoose(choose, id, next, exit),
            StageStep stage => AddStage(stage, id, exit),
            MilestoneStep milestone => Add(new MilestoneNode(id, milestone)),
            FirstOfStep firstOf => AddFirstOf(firstOf, id, exit),
            ParallelStep { Quorum: not null } parallel => AddQuorum(parallel, id),
            ParallelStep parallel => AddParallel(parallel, id, next),
            WaitStep { Rule: WaitRule.Message message } wait => Add(new MessageNode(id, wait, message)),
            WaitStep wait => Add(new TimerNode(id, wait)),
            NotifyStep notify => Add(new NotifyNode(id, notify)),
            DocumentStep document => Add(new DocumentNode(id, document)),
            HttpStep http => Add(new ServiceNode(id, http)),
            DecideStep decide => Add(new DecideNode(id, decide)),
            SetStep set => Add(new AssignNode(id, set)),
            CaseStep other => Add(new CaseNode(id, other)),
            BackToStep back => AddBack(back, id),
            EndStep end => Add(new EndStepNode(id, end, exit)),
            _ => throw new InvalidOperationException($"No step {step.GetType().Name}: the set is closed."),
        };
        node.Next = next;
        return node;
    }

    private HumanTaskNode AddHuman(HumanStep step, string id, ExitNode exit)
    {
        var node = Add(new HumanTaskNode(id, step, exit));
        var targets = step.Outcomes.Select(o => o.Target).OfType<OutcomeTarget.BackTo>().Select(t => t.Step.Value).Distinct().ToList();
        _links.Add(() => node.BackTargets = targets.ToImmutableDictionary(t => t, t => _entries[t], StringComparer.Ordinal));
        return node;
    }

    private ChooseNode AddChoose(ChooseStep step, string id, Node next, ExitNode exit)
    {
        var node = Add(new ChooseNode(id, step));
        node.Branches = [.. step.Branches.Select(b => (b.Condition, AddList(b.Steps, next, exit)))];
        node.Otherwise = step.Otherwise is null ? null : AddList(step.Otherwise, next, exit);
        return node;
    }

    private ForkNode AddParallel(ParallelStep step, string id, Node next)
    {
        var join = Add(new JoinNode(StepIds.JoinOf(id), step) { Next = next });
        var fork = Add(new ForkNode(id, step) { Join = join });
        fork.Branches =
        [
            .. step.Branches.Select(branch =>
            {
                var end = Add(new BranchEndNode($"{id}/{branch.Name.Value}/end", step, branch.Name, join));
                return (branch, AddList(branch.Steps, end, end));
            }),
        ];
        return fork;
    }

    private BackNode AddBack(BackToStep step, string id)
    {
        var node = Add(new BackNode(id, step));
        _links.Add(() => node.Target = _entries[step.Target.Value]);
        return node;
    }

    private T Add<T>(T node)
        where T : Node
    {
        node.Block = _block;
        _nodes.Add(node);
        return node;
    }
}
