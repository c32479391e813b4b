using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Tests.Shared.Model;

/// <summary>What is open in a case, in the words of the model.</summary>
public static class CaseView
{
    /// <summary>What is open, what is waited for and how it stands, a line each, in order.</summary>
    public static IEnumerable<string> Of(InstanceState state)
    {
        if (!state.Header.IsOpen)
        {
            return [$"{state.Header.Status} {state.Header.Outcome}".TrimEnd()];
        }

        var lines = Lines(state).ToList();
        lines.Sort(StringComparer.Ordinal);
        return lines.Prepend($"{state.Header.Status}");
    }

    public static string LabelOf(InstanceState state, TaskItem task) =>
        task.Kind == TaskKind.Escalation ? $"escalation:{task.Node}" : task.Node + Items(state, task.Scope);

    /// <summary>Null for reminders, which change nothing.</summary>
    public static string? LabelOf(InstanceState state, TimerWait timer) => timer switch
    {
        { Purpose: TimerPurpose.Catch, Token: { } id } => $"catch {At(state, state.Tokens[id])}",
        { Purpose: TimerPurpose.Close, Token: { } id } => $"close {At(state, state.Tokens[id])}",
        { Purpose: TimerPurpose.Open, Token: { } id } => $"open {At(state, state.Tokens[id])}",
        { Purpose: TimerPurpose.Handler, Scope: { } scope } => $"handler {timer.Handler}{Items(state, scope)}",
        { Purpose: TimerPurpose.Escalation, Task: { } task } => $"escalation {LabelOf(state, state.Tasks[task])}",
        { Purpose: TimerPurpose.Escalation, Token: { } id } => $"escalation {At(state, state.Tokens[id])}",
        _ => null,
    };

    public static string At(InstanceState state, Token token) => StepIds.StepOf(token.Node) + Items(state, token.Scope);

    private static IEnumerable<string> Lines(InstanceState state)
    {
        foreach (var task in state.Tasks.Values)
        {
            yield return $"task {LabelOf(state, task)}";
        }

        foreach (var incident in state.Incidents.Values)
        {
            yield return $"incident {(incident.Token is { } id ? At(state, state.Tokens[id]) : incident.Node)}";
        }

        foreach (var wait in state.Waits.Values)
        {
            var line = wait switch
            {
                TimerWait timer => LabelOf(state, timer) is { } label ? $"timer {label}" : null,
                MessageWait message => $"message {message.Name} {message.Key ?? "-"} at {PlaceOf(state, message)}",
                HoldWait hold => $"held {At(state, state.Tokens[hold.Token!.Value])}",
                CallWait call => $"case {At(state, state.Tokens[call.Token!.Value])}",
                _ => $"{wait}",
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string PlaceOf(InstanceState state, MessageWait message) =>
        message is { Handler: { } handler, Scope: { } scope } ? handler + Items(state, scope) : At(state, state.Tokens[message.Token!.Value]);

    private static string Items(InstanceState state, ScopeId scope) => ItemName.Of(state, scope) is { } items ? $"({items})" : "";
}
