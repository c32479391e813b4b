using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Interpreter;

/// <summary>Starting, cancelling, and what an instance that does not run refuses.</summary>
public sealed class LifecycleTests
{
    private static readonly ProcessGraph Graph = Processes.Graph("""
        organisation: town
        owner: owner
        data:
          threshold: { type: number, default: 3 }
          secret: { type: yes-no, default: no }
          units: { type: table, from: units.csv }
        start:
          - { by: owner, form: [threshold] }
          - { by: head of a }
        steps:
          - { id: ask, task: Ask <threshold> of <count(units)>, by: owner, due: 1 day, remind: on the day, escalate: 1 day after to head of b }
        """, Processes.Town, ("units.csv", "id\na\nb\n"));

    [Fact]
    public void Data_has_its_defaults_and_its_tables_and_what_was_given()
    {
        Assert.Equal("Ask 3 of 2", Instance.Start(Graph).Task("ask").Title);
        Assert.Equal("Ask 5 of 2", Instance.Start(Graph, data: ("threshold", FeelValue.Of(5))).Task("ask").Title);
    }

    [Fact]
    public void The_case_keeps_when_it_was_received_happened_and_registered()
    {
        var instance = Instance.Before(Graph);
        Assert.Null(instance.Act(new StartInstance("cleo", FeelContext.Empty, new LocalDate(2020, 2, 7), new LocalDate(2019, 12, 24))));

        Assert.Equal(new CaseDates(new(2020, 2, 7), new LocalDate(2019, 12, 24), new(2020, 2, 10)), instance.State.Header.Dates);
        Assert.Equal(("cleo", "test"), (instance.State.Header.StartedBy, instance.State.Header.ProcessId));
    }

    [Theory]
    [InlineData("cleo", "threshold", null)]
    [InlineData("anna", null, null)]
    [InlineData(null, "secret", null)]
    [InlineData("bo", null, "WF9109")]
    [InlineData("nobody", null, "WF9109")]
    [InlineData("cleo", "secret", "WF9104")]
    [InlineData("anna", "threshold", "WF9104")]
    [InlineData("cleo", "unknown", "WF9104")]
    public void A_person_starts_by_a_rule_and_fills_in_what_its_form_has(string? person, string? field, string? refused)
    {
        var data = field is null ? FeelContext.Empty : Instance.Values((field, field == "secret" ? FeelValue.True : FeelValue.Of(4)));

        Assert.Equal(refused, Instance.Before(Graph).Act(new StartInstance(person, data))?.Code);
    }

    [Fact]
    public void A_person_does_not_leave_out_what_the_form_of_the_start_requires()
    {
        var graph = Processes.Graph("""
            organisation: town
            data:
              what: { type: text, required: yes }
              known: { type: text, required: yes, default: this }
              other: { type: text, required: yes }
            start:
              - { by: owner, form: [what, known] }
            steps:
              - { id: ask, task: Ask, by: owner, due: 1 day }
            """, Processes.Town);

        Assert.Equal(
            ("WF9104", "what: this must be filled in."),
            Instance.Before(graph).Act(new StartInstance("cleo", Instance.Values(("what", FeelValue.Of(""))))) is { } refusal
                ? (refusal.Code, refusal.Message)
                : default);
        Assert.Null(Instance.Before(graph).Act(new StartInstance("cleo", Instance.Values(("what", FeelValue.Of("something"))))));
        Assert.Null(Instance.Before(graph).Act(new StartInstance(null, FeelContext.Empty)));
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_refused()
    {
        var refusal = Instance.Before(Graph).Act(new StartInstance(null, Instance.Values(("threshold", FeelValue.Of("many")))));

        Assert.Equal(("WF9104", "threshold: a number is expected."), (refusal!.Code, refusal.Message));
    }

    [Fact]
    public void An_instance_is_started_once()
    {
        Assert.Equal("WF9110", Instance.Start(Graph).Act(new StartInstance(null, FeelContext.Empty))!.Code);
    }

    [Fact]
    public void Cancelling_withdraws_everything_and_keeps_the_data()
    {
        var instance = Instance.Start(Graph).Until("2020-02-12T08:00");
        Assert.Equal(["ask", "late ask"], instance.Open);

        Assert.Null(instance.Act(new CancelInstance("cleo", "started by mistake")));

        Assert.Equal(InstanceStatus.Cancelled, instance.Status);
        Assert.Equal(["cancelled", "cancelled"], instance.All<TaskWithdrawn>().Select(t => t.Reason));
        Assert.Equal(FeelValue.Of(3), instance.State.Data.Find("threshold"));
    }

    public static TheoryData<Command> Commands() =>
    [
        new ClaimTask(new(2), "cleo"),
        new CompleteTask(new(2), "cleo", null, FeelContext.Empty),
        new ReassignTask(new(2), ["owner"], "x"),
        new RescheduleTask(new(2), new(2020, 4, 1), "x"),
        new FireTimer(new(3)),
        new DeliverMessage("x", null, FeelContext.Empty),
        new CancelInstance(null, "x"),
        new RetryIncident(new(2), null),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_can_be_asked_of_an_instance_that_does_not_run(Command command)
    {
        Assert.Equal("The instance was never started.", Instance.Before(Graph).Act(command)!.Message);

        var ended = Instance.Start(Graph).Done("ask");
        Assert.Equal("The instance has ended.", ended.Act(command)!.Message);

        var cancelled = Instance.Start(Graph);
        Assert.Null(cancelled.Act(new CancelInstance(null, "x")));
        Assert.Equal("WF9107", cancelled.Act(command)!.Code);
    }

    [Fact]
    public void An_escalation_that_is_open_goes_when_the_process_ends()
    {
        var instance = Instance.Start("""
            steps:
              - id: ask
                for-each: x in [1]
                closes: 1 week after start
                task: Ask
                by: clerk
                due: 1 day
                escalate: 1 day after to boss
              - { id: rest, task: Rest, by: clerk }
            """).Until("2020-02-18T00:00");
        Assert.Equal(["late ask", "rest"], instance.Open);

        Assert.Equal(InstanceStatus.Completed, instance.Done("rest").Status);
    }
}
