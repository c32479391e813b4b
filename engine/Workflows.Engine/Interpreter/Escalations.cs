using Workflows.Engine.Forms;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>Tasks that were opened because something is late: no step of the process, so they have neither form nor outcomes.</summary>
internal static class Escalations
{
    /// <returns>Why it was refused, or null.</returns>
    public static Refusal? Complete(Transition transition, TaskItem task, CompleteTask command)
    {
        if (command.Outcome is { } outcome)
        {
            return Refusals.UnknownOutcome(outcome, []);
        }

        var problems = FormCheck.ProblemsOf([], command.Values);
        if (!problems.IsEmpty)
        {
            return Refusals.Form(problems);
        }

        transition.CloseTask(task, new TaskCompleted(task.Id, command.Person, null, command.Values));
        return null;
    }
}
