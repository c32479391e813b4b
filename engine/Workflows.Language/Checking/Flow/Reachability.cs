using System.Collections;

namespace Workflows.Language.Checking.Flow;

/// <summary>Which points of a process can come after which, for all pairs at once.</summary>
/// <remarks>Points that lead round to one another are taken together (Tarjan, Depth-first search and linear graph algorithms, 1972), and every
/// such group has one set of what follows it: time and memory grow with points times points / 64.</remarks>
internal sealed class Reachability
{
    private readonly Dictionary<FlowNode, int> _groupOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FlowNode, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<BitArray> _following = [];

    private Reachability(IReadOnlyCollection<FlowNode> nodes)
    {
        foreach (var node in nodes)
            _numbers.Add(node, _numbers.Count);
        foreach (var group in GroupsOf(nodes))
            Add(group);
    }

    public static Reachability Of(IReadOnlyCollection<FlowNode> nodes) => new(nodes);

    /// <summary>True when a way of at least one step leads from the one point to the other.</summary>
    public bool Leads(FlowNode from, FlowNode to) => _following[_groupOf[from]][_numbers[to]];

    /// <summary>Groups come after all that follow them, so that those are known.</summary>
    private void Add(List<FlowNode> group)
    {
        var following = new BitArray(_numbers.Count);
        foreach (var next in group.SelectMany(n => n.Next))
        {
            following[_numbers[next]] = true;
            if (_groupOf.TryGetValue(next, out var known))
                following.Or(_following[known]);
        }

        if (group.Count > 1)
            group.ForEach(n => following[_numbers[n]] = true);
        group.ForEach(n => _groupOf.Add(n, _following.Count));
        _following.Add(following);
    }

    private static IEnumerable<List<FlowNode>> GroupsOf(IEnumerable<FlowNode> nodes)
    {
        var visit = new Visit();
        foreach (var node in nodes.Where(n => !visit.Knows(n)))
        {
            foreach (var group in visit.From(node))
                yield return group;
        }
    }

    /// <summary>One walk through the graph, with a stack of its own: a process may be longer than the call stack is deep.</summary>
    private sealed class Visit
    {
        private readonly Dictionary<FlowNode, int> _order = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<FlowNode, int> _lowest = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<FlowNode> _open = new(ReferenceEqualityComparer.Instance);
        private readonly Stack<FlowNode> _stack = new();

        public bool Knows(FlowNode node) => _order.ContainsKey(node);

        public IEnumerable<List<FlowNode>> From(FlowNode start)
        {
            var calls = new Stack<(FlowNode Node, int Next)>();
            Enter(start, calls);
            while (calls.TryPop(out var call))
            {
                var (node, next) = call;
                if (next < node.Next.Count)
                {
                    calls.Push((node, next + 1));
                    var follower = node.Next[next];
                    if (!Knows(follower))
                        Enter(follower, calls);
                    else if (_open.Contains(follower))
                        _lowest[node] = Math.Min(_lowest[node], _order[follower]);
                    continue;
                }

                if (calls.TryPeek(out var caller))
                    _lowest[caller.Node] = Math.Min(_lowest[caller.Node], _lowest[node]);
                if (_lowest[node] == _order[node])
                    yield return Leave(node);
            }
        }

        private void Enter(FlowNode node, Stack<(FlowNode Node, int Next)> calls)
        {
            _order[node] = _lowest[node] = _order.Count;
            _open.Add(node);
            _stack.Push(node);
            calls.Push((node, 0));
        }

        private List<FlowNode> Leave(FlowNode root)
        {
            var group = new List<FlowNode>();
            FlowNode node;
            do
            {
                node = _stack.Pop();
                _open.Remove(node);
                group.Add(node);
            }
            while (!ReferenceEquals(node, root));

            return group;
        }
    }
}
