namespace Workflows.Tests.Shared.Patterns;

/// <summary>A small process and what has to happen in it, move by move. Played on the pure engine and on both stores.</summary>
/// <param name="Name">What it shows, as a sentence.</param>
/// <param name="Process">What follows <c>process</c> and <c>title</c>.</param>
/// <param name="Moves">
/// A line a move, <c>act | what is then</c>. Acts: <c>start</c>; <c>do TASK [OUTCOME]</c>; <c>again TASK</c>, the answer of somebody whose task
/// was open once; <c>message NAME</c>; <c>until TIME</c>, ringing what falls due; <c>late TIMER</c>, a timer that was set once rings now;
/// <c>add VALUE to STEP</c>; <c>postpone FROM/TO</c>; <c>retry</c>; <c>cancel</c>.
/// Then: the open tasks with commas, <c>nothing</c>, <c>completed [OUTCOME]</c>,
/// <c>cancelled</c>, <c>incident CODE</c>, <c>refused CODE</c>.
/// </param>
public sealed record ControlFlowPattern(string Name, string Process, string Moves)
{
    public IEnumerable<(string Act, string Then)> All =>
        from line in Moves.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = line.Split('|', StringSplitOptions.TrimEntries)
        select (parts[0], parts[1]);

    public override string ToString() => Name;
}
