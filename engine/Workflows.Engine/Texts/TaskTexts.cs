using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Texts;

/// <summary>The texts of a task's step as its people read them.</summary>
public static class TaskTexts
{
    /// <summary>A text with its placeholders filled from the case as it is now; nothing for values that are not there.</summary>
    public static string Fill(ProcessGraph graph, InstanceState state, TaskItem task, TextTemplate text, Instant now) =>
        new Transition(graph, state, new(now, Directory: null)).Fill(text, task.Scope);
}
