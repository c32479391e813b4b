namespace Workflows.Language.Checking.Flow;

/// <summary>Which points of a flow can be come to from which, worked out once for all of them.</summary>
/// <remarks>Circles are found first (Tarjan's strongly connected components, without recursion), then what each circle leads to is put
/// together as sets of bits: for n points about n²/64 operations instead of a walk from every point that is asked about.</remarks>
internal sealed class Reachability
{
    private readonly Dictionary<FlowNode, int> _circles = [];
    private readonly List<bool> _goesRound = [];
    private readonly List<ulong[]> _reached = [];

    /// <param name="from">Where ways begin.</param>
    /// <param name="through">Only over these points; null: over all.</param>
    public Reachability(IEnumerable<FlowNode> from, Func<FlowNode, bool>? through = null)
    {
        through ??= _ => true;
        var circles = new List<List<FlowNode>>();
        var search = new CircleSearch(through);
        foreach (var node in from.Where(through))
            search.Visit(node, circles);
        foreach (var circle in circles)
            Add(circle, through);
    }

    /// <summary>True when at least one move leads from the one point to the other; to itself, when that is on a circle.</summary>
    public bool Leads(FlowNode from, FlowNode to)
    {
        if (!_circles.TryGetValue(from, out var start) || !_circles.TryGetValue(to, out var end))
            return false;
        return start == end ? _goesRound[start] : end < start && (_reached[start][end / 64] & (1UL << (end % 64))) != 0;
    }

    /// <summary>Circles come in such an order that all they lead to are there already.</summary>
    private void Add(List<FlowNode> circle, Func<FlowNode, bool> through)
    {
        var number = _reached.Count;
        var reached = new ulong[(number / 64) + 1];
        foreach (var node in circle)
            _circles.Add(node, number);
        foreach (var next in circle.SelectMany(n => n.Next).Where(through).Select(n => _circles[n]).Where(n => n != number))
        {
            reached[next / 64] |= 1UL << (next % 64);
            for (var i = 0; i < _reached[next].Length; i++)
                reached[i] |= _reached[next][i];
        }

        _reached.Add(reached);
        _goesRound.Add(circle.Count > 1 || circle[0].Next.Contains(circle[0]));
    }

    private sealed class CircleSearch(Func<FlowNode, bool> through)
    {
        private readonly Dictionary<FlowNode, int> _numbers = [];
        private readonly Dictionary<FlowNode, int> _lowest = [];
        private readonly Stack<FlowNode> _path = new();
        private readonly HashSet<FlowNode> _onPath = [];

        public void Visit(FlowNode start, List<List<FlowNode>> circles)
        {
            if (_numbers.ContainsKey(start))
                return;

            var open = new Stack<(FlowNode Node, int Next)>();
            Begin(start, open);
            while (open.TryPop(out var at))
            {
                if (at.Next < at.Node.Next.Count)
                {
                    open.Push((at.Node, at.Next + 1));
                    Follow(at.Node, at.Node.Next[at.Next], open);
                    continue;
                }

                if (_lowest[at.Node] == _numbers[at.Node])
                    circles.Add(Take(at.Node));
                if (open.TryPeek(out var before))
                    _lowest[before.Node] = Math.Min(_lowest[before.Node], _lowest[at.Node]);
            }
        }

        private void Begin(FlowNode node, Stack<(FlowNode Node, int Next)> open)
        {
            _numbers[node] = _lowest[node] = _numbers.Count;
            _path.Push(node);
            _onPath.Add(node);
            open.Push((node, 0));
        }

        private void Follow(FlowNode node, FlowNode next, Stack<(FlowNode Node, int Next)> open)
        {
            if (!through(next))
                return;
            if (!_numbers.TryGetValue(next, out var number))
                Begin(next, open);
            else if (_onPath.Contains(next))
                _lowest[node] = Math.Min(_lowest[node], number);
        }

        private List<FlowNode> Take(FlowNode root)
        {
            var circle = new List<FlowNode>();
            FlowNode node;
            do
            {
                node = _path.Pop();
                _onPath.Remove(node);
                circle.Add(node);
            }
            while (node != root);
            return circle;
        }
    }
}
