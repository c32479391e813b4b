using Workflows.Engine.Deadlines;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>The deadlines of the case, and the steps that start and meet them.</summary>
internal sealed partial class Transition
{
    public IEnumerable<DeadlineClock> Deadlines => Graph.Process.Process.Deadlines.Select(d => new DeadlineClock(this, d));

    /// <exception cref="InvalidOperationException">The definition has no deadline of that name.</exception>
    public DeadlineClock Deadline(string name) => Deadlines.First(d => d.Name == name);

    /// <summary>A step was done: the process goes on from it. What was skipped or sent back was not done.</summary>
    /// <param name="at">The node that ends the step.</param>
    public void Done(string at)
    {
        if (Graph.Process.Process.Deadlines.IsEmpty || Graph.Find(at) is not { Step: { } step } node || !IsWhole(step, node))
        {
            return;
        }

        foreach (var clock in Deadlines.Where(d => d.Definition.From is DeadlineStart.Step from && from.Id.Value == step.Id?.Value))
        {
            clock.StartNow();
        }

        foreach (var name in step.Meets)
        {
            Deadline(name.Value).Meet(StepIds.StepOf(at));
        }
    }

    /// <summary>Looks whether dates that deadlines count from have come or were corrected.</summary>
    private void LookAtDeadlines()
    {
        if (State.Header.Status != InstanceStatus.Running)
        {
            return;
        }

        foreach (var clock in Deadlines)
        {
            clock.Look();
        }
    }

    /// <summary>True for the node that ends the whole step: one item of a for-each is not the step.</summary>
    private static bool IsWhole(Step step, Node node) => step.ForEach is null || node is ForEachNode;

    private IEnumerable<KeyValuePair<string, FeelValue>> DeadlineEntries()
    {
        if (!Graph.Process.Process.Deadlines.IsEmpty)
        {
            yield return new("deadlines", new FeelContext(
                Graph.Process.Process.Deadlines.Select(d => new KeyValuePair<string, FeelValue>(d.Name.Value, ValueOf(d.Name.Value)))));
        }
    }

    private FeelContext ValueOf(string name)
    {
        var deadline = State.Deadlines.GetValueOrDefault(name);
        var met = deadline?.Standing is DeadlineStanding.Met or DeadlineStanding.MetLate;
        return new(
        [
            new("due", deadline?.Due is { } due ? FeelValue.Of(due.Day ?? Graph.Calendar.DateOf(due.At)) : FeelValue.Null),
            new("met", FeelValue.Of(met)),
            new("missed", FeelValue.Of(deadline?.Standing is DeadlineStanding.Missed or DeadlineStanding.MetLate)),
            new("met_on", deadline?.MetAt is { } at ? FeelValue.Of(Graph.Calendar.DateOf(at)) : FeelValue.Null),
        ]);
    }
}
