using System.Diagnostics;
using Workflows.Engine.Forms;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Scenarios;

/// <summary>Makes the command of what a scenario says that somebody does.</summary>
/// <param name="values">Reads what is filled in.</param>
/// <param name="diagnostics">Told what is not there.</param>
internal sealed class ScenarioCommands(ScenarioValues values, DiagnosticBag diagnostics)
{
    /// <returns>Null when the task, the person or a value is none; that has been told.</returns>
    public Command? Of(ScenarioStep.Act act, PlayedCase played)
    {
        var cast = played.Cast;
        switch (act)
        {
            case ScenarioStep.Complete complete:
                return ForPerson(cast, complete, complete.Target, complete.As, (task, person) => Completion(played, complete, task, person));
            case ScenarioStep.Add add:
                return new AddItem(
                    add.To.Value,
                    add.Value is { } value ? FeelValue.Of(value.Value) : values.Read(add.Item, _ => null),
                    add.Within?.Value,
                    null,
                    add.Reason?.Value ?? "scenario");
            case ScenarioStep.Claim claim:
                return ForPerson(cast, claim, claim.Target, claim.As, (task, person) => new ClaimTask(task.Id, person));
            case ScenarioStep.Release release:
                return ForPerson(cast, release, release.Target, release.As, (task, person) => new ReleaseTask(task.Id, person));
            case ScenarioStep.Reassign reassign:
                return cast.OneTask(reassign.Target, act.Refused) is { } given
                    ? new ReassignTask(given.Id, [.. reassign.To.Select(t => t.Value)], reassign.Reason?.Value ?? "")
                    : null;
            case ScenarioStep.Reschedule move:
                return cast.OneTask(move.Target, act.Refused) is { } moved
                    ? new RescheduleTask(moved.Id, move.To, move.Reason?.Value ?? "")
                    : null;
            case ScenarioStep.Postpone postpone:
                return new PostponePlan(postpone.To, postpone.Rule, postpone.Reason.Value, By: null);
            case ScenarioStep.Message message:
                return new DeliverMessage(message.Name.Value, message.Key?.Value, values.Read(message.With, _ => null));
            case ScenarioStep.Cancel cancel:
                var by = cancel.As is null ? null : cast.PersonFor(cancel.As);
                return cancel.As is null || by is not null ? new CancelInstance(by, cancel.Reason.Value) : null;
            case ScenarioStep.Retry retry:
                return cast.OneIncident(retry.Target) is { } incident ? new RetryIncident(incident.Id, null) : null;
            default:
                throw new UnreachableException($"No act {act.GetType().Name}: the set is closed.");
        }
    }

    /// <summary>A task is done by a person.</summary>
    /// <returns>Null when a value does not fit; that has been told.</returns>
    public CompleteTask? Completion(PlayedCase played, ScenarioStep.Complete complete, TaskItem task, string person)
    {
        var step = task.Kind == TaskKind.Escalation ? null : ((HumanTaskNode)played.Run.Graph.Find(task.Node)!).Human;
        var form = step is null ? [] : FormCheck.FieldsOf(step);
        var found = diagnostics.Count;
        var filled = values.Read(complete.With, name => form.FirstOrDefault(f => f.Name.Value == name)?.Type);
        filled = (step, complete.Ticked) switch
        {
            (null, _) => filled,
            (_, { } ticked) => filled.With(Checklist.Field, FeelValue.List(ticked.Select(line => FeelValue.Of(line.Value)))),
            _ => Checklist.TickAll(step, filled),
        };
        return diagnostics.Count == found ? new(task.Id, person, complete.Outcome?.Value, filled) : null;
    }

    private static Command? ForPerson(
        ScenarioCast cast, ScenarioStep.Act act, TaskTarget target, Word? written, Func<TaskItem, string, Command?> command) =>
        cast.OneTask(target, act.Refused) is { } task && cast.PersonFor(written, task, target) is { } person ? command(task, person) : null;
}
