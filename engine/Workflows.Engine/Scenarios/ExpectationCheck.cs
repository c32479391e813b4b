using System.Collections.Immutable;
using System.Diagnostics;
using Workflows.Engine.Graph;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>Compares a run with what a scenario expects of it.</summary>
internal sealed class ExpectationCheck(ProcessGraph graph, VirtualRun run, ScenarioCast cast, PlayedCases cases, DiagnosticBag diagnostics)
{
    private int _seen;

    public void Run(ScenarioStep.Expect expect)
    {
        Check(expect.Expectations);
        foreach (var played in cases.All)
        {
            played.Check._seen = played.Run.Steps.Count; // what is counted as it happens is counted from here on
        }
    }

    private void Check(ImmutableArray<Expectation> expectations)
    {
        foreach (var expectation in expectations)
        {
            Check(expectation);
        }
    }

    private void Check(Expectation expectation)
    {
        switch (expectation)
        {
            case Expectation.Case other:
                cases.Find(other.Target, other.Span)?.Check.Check(other.Expectations);
                break;
            case Expectation.Open { Target.Within.IsEmpty: false } open:
                cases.Find(open.Target.Within, open.Span)?.Check.Check(open with { Target = open.Target with { Within = [] } });
                break;
            case Expectation.Due { Target.Within.IsEmpty: false } due:
                cases.Find(due.Target.Within, due.Span)?.Check.Check(due with { Target = due.Target with { Within = [] } });
                break;
            case Expectation.Open open:
                var tasks = cast.OpenTasks(open.Target);
                Compare(open.Span, $"open '{open.Target.Span.Text}'", open.Count, tasks.Count, $"open now: {cast.Listing(run.State.Tasks.Values)}");
                break;
            case Expectation.Number number:
                Compare(number.Span, Words(number), number.Count, Count(number), null);
                break;
            case Expectation.Due due:
                CheckDue(due);
                break;
            case Expectation.Deadline deadline:
                Compare(deadline.Span, $"the deadline '{deadline.Name}'", deadline.Value.Value, StandingOf(deadline));
                break;
            case Expectation.Status status:
                Compare(status.Span, "the status", status.Value.Value, run.State.Header.Status.ToString().ToLowerInvariant());
                break;
            case Expectation.Outcome outcome:
                Compare(outcome.Span, "the outcome", outcome.Value.Value, run.State.Header.Outcome ?? "nothing");
                break;
            case Expectation.Data data:
                CheckValue(data.Span, data.Value, $"'{data.Value.Name}'", run.State.Data.Find(data.Value.Name.Value));
                break;
            case Expectation.Result result:
                var recorded = run.State.Scopes.GetValueOrDefault(ScopeId.Root)?.Results.Find(result.Step.Value) as FeelContext;
                CheckValue(result.Span, result.Value, $"'{result.Step}.{result.Value.Name}'", recorded?.Find(result.Value.Name.Value));
                break;
            default:
                throw new UnreachableException($"No expectation {expectation.GetType().Name}: the set is closed.");
        }
    }

    private void CheckDue(Expectation.Due due)
    {
        var days = cast.OpenTasks(due.Target)
            .Select(t => t.Due is { } point ? ScenarioCast.Day(point.Day ?? graph.Calendar.DateOf(point.At)) : "no day")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Compare(
            due.Span,
            $"the due day of '{due.Target.Span.Text}'",
            ScenarioCast.Day(due.Day),
            days.Count == 0 ? "nothing open" : string.Join(" and ", days));
    }

    /// <summary>Where a deadline stands in the expectation's words, or its day when it asks for one.</summary>
    private string StandingOf(Expectation.Deadline expected)
    {
        var deadline = run.State.Deadlines.GetValueOrDefault(expected.Name.Value);
        if (!Expectation.Deadline.Standings.Contains(expected.Value.Value))
        {
            return deadline?.Due is { } due ? ScenarioCast.Day(due.Day ?? graph.Calendar.DateOf(due.At)) : "no day yet";
        }

        return deadline?.Standing switch
        {
            null => "no deadline of the case",
            DeadlineStanding.MetLate => "met late",
            { } standing => standing.ToString().ToLowerInvariant(),
        };
    }

    private void CheckValue(SourceSpan span, GivenValue expected, string what, FeelValue? actual)
    {
        if (!ScenarioValues.Matches(expected.Value, actual ?? FeelValue.Null))
        {
            Report(span, what, expected.Value.Span.Text, ScenarioValues.Text(actual ?? FeelValue.Null), null);
        }
    }

    private int Count(Expectation.Number number)
    {
        var now = run.Now;
        return number.Counted switch
        {
            Counted.Reminders =>
                Happened().Count(e => e.Event is ReminderIssued issued && IsOf(number.Step, e.Before.Tasks.GetValueOrDefault(issued.Task)?.Node)),
            Counted.Escalations =>
                Happened().Count(e => e.Event is TaskOpened { Task: { Kind: TaskKind.Escalation } task } && IsOf(number.Step, task.Node)),
            Counted.Sent => Sent(number.Step),
            Counted.Overdue => run.State.Tasks.Values.Count(t => t.Due is { } due && due.At <= now && IsOf(number.Step, t.Node))
                + run.State.Scopes.Values.Count(s => s.Due is { } due && due.At <= now && IsOf(number.Step, StepAt(s.Owner!.Value))),
            Counted.Held => run.State.Waits.Values.OfType<HoldWait>().Count(w => IsOf(number.Step, StepAt(w.Token!.Value))),
            Counted.Handlers => run.State.Scopes.Values.Count(s => s.Kind == ScopeKind.Handler && IsOf(number.Step, s.Handler)),
            Counted.Documents => run.State.Documents.Values.Count(d => IsOf(number.Step, d.Node)),
            Counted.Incidents => run.State.Incidents.Values.Count(i => IsOf(number.Step, i.Node.Split('/')[0])),
            _ => throw new UnreachableException($"No count {number.Counted}: the set is closed."),
        };
    }

    private string StepAt(TokenId token) => StepIds.StepOf(run.State.Tokens[token].Node);

    private IEnumerable<(ProcessEvent Event, InstanceState Before)> Happened() =>
        run.Steps.Skip(_seen).SelectMany(s => s.Events.Select(e => (e, s.Before)));

    /// <summary>Messages, one for each person who is told something; of one step those
    /// about its tasks, about its documents, or that it sends itself.</summary>
    private int Sent(Word? step) => run.Steps.Skip(_seen).Sum(s => s.Outbox.Count(m => step is null || IsOf(step, NodeOf(s, m))));

    private static string? NodeOf(RunStep step, Interpreter.OutboxMessage message) => message.Task is { } task
        ? step.Before.Tasks.GetValueOrDefault(task)?.Node ?? step.Events.OfType<TaskOpened>().FirstOrDefault(e => e.Task.Id == task)?.Task.Node
        : step.Events.Select(e => e switch
        {
            PeopleNotified told when message.Key.StartsWith($"notify/{told.Number}/", StringComparison.Ordinal) => told.Node,
            DocumentWritten { Document: var copy }
                when message.Key.StartsWith($"document/{copy.Id.Number}.{copy.Id.Version}/", StringComparison.Ordinal) => copy.Node,
            _ => null,
        }).FirstOrDefault(node => node is not null);

    private static bool IsOf(Word? step, string? node) => step is null || step.Value == node;

    private static string Words(Expectation.Number number)
    {
        var what = number.Counted switch
        {
            Counted.Sent => "messages to people since the last 'expect'",
            Counted.Reminders => "reminders since the last 'expect'",
            Counted.Escalations => "escalations since the last 'expect'",
            Counted.Overdue => "overdue tasks and steps",
            Counted.Held => "held steps",
            Counted.Handlers => "running handlers",
            Counted.Documents => "versions of documents",
            _ => "open incidents",
        };
        return number.Step is null ? what : $"{what} of '{number.Step}'";
    }

    private void Compare(SourceSpan span, string what, int expected, int actual, string? hint)
    {
        if (expected != actual)
        {
            diagnostics.Report(ScenarioRules.NotAsExpected, span, $"Expected {expected} {what}, found {actual}.", hint);
        }
    }

    private void Compare(SourceSpan span, string what, string expected, string actual)
    {
        if (expected != actual)
        {
            Report(span, what, expected, actual, null);
        }
    }

    private void Report(SourceSpan span, string what, string expected, string actual, string? hint) =>
        diagnostics.Report(ScenarioRules.NotAsExpected, span, $"Expected {what} to be {expected}, found {actual}.", hint);
}
