namespace Workflows.Tests.Shared.Model.Reference;

public sealed partial class CaseModel
{
    /// <summary>What is open, what is waited for and how it stands, a line each, in order; <see cref="CaseView"/> says the
    /// same of a case.</summary>
    public IEnumerable<string> View()
    {
        var lines = Lines().ToList();
        lines.Sort(StringComparer.Ordinal);
        return IsOpen ? lines.Prepend($"{Status}") : [$"{Status} {Outcome}".TrimEnd()];
    }

    private IEnumerable<string> Lines()
    {
        foreach (var run in All)
        {
            var line = run switch
            {
                LeafRun { HasStopped: true } leaf => $"incident {leaf.Step.Id}{run.Items}",
                TaskRun task => $"task {task.Step.Id}{run.Items}",
                CallRun call => $"case {call.Step.Id}{run.Items}",
                GuardedStepRun { IsHeld: true } guarded => $"held {guarded.Step.Id}{run.Items}",
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }

        foreach (var (step, _, _) in _escalations)
        {
            yield return $"task escalation:{step}";
        }

        foreach (var (label, _, _) in Timers)
        {
            yield return $"timer {label}";
        }

        foreach (var (_, place, name, key, _) in Messages)
        {
            yield return $"message {name} {key ?? "-"} at {place}";
        }
    }
}
