using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>Cases that call and open others (BPMN 2.0 §13.3.4).</summary>
public sealed class CallTests
{
    private const string Order = """
        process: order
        title: An order
        returns: [verdict]
        data:
          title: { type: text, default: The well }
          verdict: text
        steps:
          - id: inquiry
            call: inquiry
            with: { subject: = title, members: 3, kind: Inquiry of <title> }
          - set: { verdict: inquiry.conclusion }
          - id: carry
            task: Carry out <inquiry.conclusion>
            by: board
        """;

    private const string Inquiry = """
        process: inquiry
        title: An inquiry
        returns: [conclusion]
        data:
          subject: text
          kind: text
          members: number
          conclusion: { type: text, default: none }
        steps:
          - id: hear
            task: Hear <members> members about <subject>
            by: board
            form: { found: text }
            outcomes: { enough: continue, nothing: end nothing found }
          - set: { conclusion: hear.found }
          - end: settled
        """;

    [Fact]
    public void A_call_gives_the_called_case_its_data_and_goes_on_with_what_it_returns()
    {
        var cases = Start();
        var inquiry = cases.All[1];
        Assert.Equal("Hear 3 members about The well", Assert.Single(inquiry.State.Tasks.Values).Title);
        Assert.Equal(FeelValue.Of("Inquiry of The well"), inquiry.State.Data.Find("kind"));
        Assert.Equal(cases.First.State.Id, inquiry.State.Header.Origin?.Instance);

        Complete(cases, inquiry, "enough", ("found", FeelValue.Of("the pump")));

        Assert.Equal(("settled", InstanceStatus.Completed), (inquiry.State.Header.Outcome, inquiry.State.Header.Status));
        Assert.Equal("Carry out the pump", Assert.Single(cases.First.State.Tasks.Values).Title);
        var result = (FeelContext)cases.First.State.Scopes[ScopeId.Root].Results.Find("inquiry")!;
        Assert.Equal(
            ("settled", "the pump", inquiry.State.Id.ToString()),
            (Text(result, "outcome"), Text(result, "conclusion"), Text(result, "instance")));
    }

    [Fact]
    public void An_outcome_of_the_called_case_is_no_failure()
    {
        var cases = Start();

        Complete(cases, cases.All[1], "nothing");

        Assert.Empty(cases.First.State.Incidents);
        Assert.Single(cases.First.State.Tasks);
    }

    [Fact]
    public void A_cancelled_parent_cancels_the_case_that_it_called()
    {
        var cases = Start();

        Assert.Null(cases.Act(cases.First, new CancelInstance(null, "a mistake")));

        Assert.Equal(InstanceStatus.Cancelled, cases.All[1].State.Header.Status);
    }

    [Fact]
    public void A_cancelled_called_case_is_an_incident_of_the_call_and_retrying_calls_anew()
    {
        var cases = Start();
        Assert.Null(cases.Act(cases.All[1], new CancelInstance(null, "secret reason")));
        var incident = Assert.Single(cases.First.State.Incidents.Values);
        Assert.Equal(("WF9050", "inquiry"), (incident.Code, incident.Node));
        Assert.DoesNotContain("secret", incident.Message, StringComparison.Ordinal);

        Assert.Null(cases.Act(cases.First, new RetryIncident(incident.Id, null)));

        Assert.Equal(3, cases.All.Count);
        Assert.NotEqual(cases.All[1].State.Id, cases.All[2].State.Id);
        Assert.True(cases.All[2].IsRunning);
    }

    [Fact]
    public void A_handler_of_the_call_catches_what_came_to_nothing()
    {
        var cases = Start(Order.Replace("    with:", """
                on:
                  failed:
                    error: [case-cancelled]
                    steps:
                      - id: ask
                        task: Ask why, <failed.code>
                        by: board
                with:
            """, StringComparison.Ordinal).Replace("inquiry.conclusion", "title", StringComparison.Ordinal));

        Assert.Null(cases.Act(cases.All[1], new CancelInstance(null, "a mistake")));

        Assert.Empty(cases.First.State.Incidents);
        Assert.Equal("Ask why, case-cancelled", Assert.Single(cases.First.State.Tasks.Values).Title);
    }

    [Fact]
    public void A_process_that_is_not_there_is_an_incident_of_the_call()
    {
        var order = Processes.Graphs(("order.process.yaml", Order), ("inquiry.process.yaml", Inquiry))("order")!;
        var cases = new VirtualCases(order, _ => null, Instant.FromUtc(2020, 2, 10, 8, 0));
        Assert.Null(cases.Act(cases.First, new StartInstance(null, FeelContext.Empty)));

        Assert.Equal("WF9050", Assert.Single(cases.First.State.Incidents.Values).Code);
    }

    [Fact]
    public void What_returns_too_late_or_twice_is_refused()
    {
        var cases = Start();
        var wait = Assert.Single(cases.First.State.Waits.Keys);
        Complete(cases, cases.All[1], "enough", ("found", FeelValue.Of("x")));

        Assert.Equal("WF9105", cases.First.Act(new ReturnCase(wait, "again", FeelContext.Empty))?.Code);
        Assert.Equal("WF9105", cases.First.Act(new FailCase(wait, "case-cancelled", "too late"))?.Code);
    }

    [Fact]
    public void An_opened_case_is_not_waited_for_and_stays_when_the_other_is_cancelled()
    {
        var cases = Start(Order.Replace("call: inquiry", "open: inquiry", StringComparison.Ordinal)
            .Replace("inquiry.conclusion", "inquiry.instance", StringComparison.Ordinal));
        Assert.Equal($"Carry out {cases.All[1].State.Id}", Assert.Single(cases.First.State.Tasks.Values).Title);

        Assert.Null(cases.Act(cases.First, new CancelInstance(null, "a mistake")));

        Assert.True(cases.All[1].IsRunning);
    }

    [Fact]
    public void Every_item_calls_a_case_of_its_own_and_their_results_are_collected()
    {
        var cases = Start("""
            process: order
            title: An order
            steps:
              - id: inquiry
                for-each: subject in ["a", "b"]
                call: inquiry
                with: { subject: = subject, members: 3, kind: x }
              - id: carry
                task: Settled <string join(inquiry.results.conclusion, ", ")>
                by: board
            """);
        Assert.Equal(["inquiry for a", "inquiry for b"], cases.All.Skip(1).Select(c => c.Asker!.Name));

        Complete(cases, cases.All[2], "enough", ("found", FeelValue.Of("two")));
        Complete(cases, cases.All[1], "enough", ("found", FeelValue.Of("one")));

        Assert.Equal("Settled one, two", Assert.Single(cases.First.State.Tasks.Values).Title);
    }

    [Fact]
    public void A_message_that_starts_a_case_gives_it_what_it_brought()
    {
        var graph = Processes.Graph("""
            data:
              text: text
              count: number
            start:
              - message: new-report
                data: { text: = message.text, count: 2 }
            steps:
              - id: read
                task: Read <count> of <text>
                by: board
            """);
        var instance = Instance.Before(graph);
        Assert.Null(instance.Act(new StartByMessage("new-report", Instance.Values(("text", FeelValue.Of("it leaks"))))));

        Assert.Equal("Read 2 of it leaks", instance.Task("read").Title);
        Assert.Equal("WF9105", Instance.Before(graph).Act(new StartByMessage("other", FeelContext.Empty))?.Code);
    }

    private static VirtualCases Start(string order = Order)
    {
        var graphs = Processes.Graphs(("order.process.yaml", order), ("inquiry.process.yaml", Inquiry));
        var cases = new VirtualCases(graphs("order")!, graphs, Instant.FromUtc(2020, 2, 10, 8, 0));
        Assert.Null(cases.Act(cases.First, new StartInstance(null, FeelContext.Empty)));
        return cases;
    }

    private static void Complete(VirtualCases cases, VirtualRun run, string? outcome, params (string Field, FeelValue Value)[] values)
    {
        var task = Assert.Single(run.State.Tasks.Values);
        Assert.Null(cases.Act(run, new CompleteTask(task.Id, run.PersonFor(task)!, outcome, Instance.Values(values))));
        foreach (var step in cases.All.SelectMany(c => c.Steps))
        {
            Invariants.Check(step.Before, step.Events, step.Before.After(step.Events));
        }
    }

    private static string? Text(FeelContext context, string name) => (context.Find(name) as FeelText)?.Value;
}
