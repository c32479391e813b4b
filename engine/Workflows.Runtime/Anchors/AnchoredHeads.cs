using NodaTime;

namespace Workflows.Runtime.Anchors;

/// <summary>What anchors say of one case.</summary>
/// <param name="Head">The newest that is said of it.</param>
/// <param name="At">When that was signed.</param>
internal readonly record struct AnchoredClaim(AnchoredHead Head, Instant At);

/// <summary>Tells, case by case in the order of their ids, the newest that anchors say, with some of it in memory at a time.</summary>
/// <param name="anchors">What was read.</param>
/// <param name="passedOver">Told what is said of cases that nobody has asked for.</param>
internal sealed class AnchoredHeads(AnchorsRead anchors, Action<AnchoredClaim> passedOver)
{
    private Dictionary<Guid, AnchoredClaim> _part = [];
    private int _next;

    /// <param name="instance">Greater than the one before.</param>
    /// <returns>Null when anchors say nothing of it.</returns>
    public AnchoredClaim? Take(Guid instance)
    {
        while (_next == 0 || (_next <= anchors.Boundaries.Length && instance.CompareTo(anchors.Boundaries[_next - 1]) >= 0))
        {
            LoadNext();
        }

        return _part.Remove(instance, out var claim) ? claim : null;
    }

    /// <summary>Tells the rest.</summary>
    public void End()
    {
        while (_next <= anchors.Boundaries.Length)
        {
            LoadNext();
        }

        PassOver();
    }

    private void LoadNext()
    {
        PassOver();
        Guid? from = _next == 0 ? null : anchors.Boundaries[_next - 1];
        Guid? below = _next < anchors.Boundaries.Length ? anchors.Boundaries[_next] : null;
        _next++;
        foreach (var log in anchors.Logs)
        {
            foreach (var text in log.File.Lines().Where(t => !log.Invalid.Contains(t.Index)))
            {
                if (AnchorLine.Parse(text.Text) is { } line && !anchors.IsVoid(log.Log, line.Number))
                {
                    Add(line, from, below);
                }
            }
        }
    }

    private void Add(AnchorLine line, Guid? from, Guid? below)
    {
        foreach (var head in line.Heads)
        {
            if ((from is null || head.Instance.CompareTo(from.Value) >= 0)
                && (below is null || head.Instance.CompareTo(below.Value) < 0)
                && (!_part.TryGetValue(head.Instance, out var known) || known.Head.Number < head.Number))
            {
                _part[head.Instance] = new(head, line.At);
            }
        }
    }

    private void PassOver()
    {
        foreach (var claim in _part.Values.OrderBy(c => c.Head.Instance))
        {
            passedOver(claim);
        }

        _part = [];
    }
}
