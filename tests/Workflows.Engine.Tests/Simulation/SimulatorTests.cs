using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Simulation;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Engine.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly ProcessGraph Outreach = ProcessGraph.Build(
        ProcessChecker.Check(Repository.Read("processes"), "school-outreach/school-outreach.process.yaml", new DiagnosticBag())!);

    [Fact]
    public void The_outreach_when_everybody_answers_on_the_due_day() => Snapshot.Verify(TimelineText.Write(Simulator.Run(Outreach, new())));

    [Fact]
    public void The_outreach_when_one_is_late_one_never_answers_and_the_decision_is_sent_back_once() =>
        Snapshot.Verify(TimelineText.Write(Simulator.Run(Outreach, new()
        {
            Answers = Answers(("collect for preschool-c", "8 days late"), ("collect for preschool-d", "never"), ("analyse", "at once")),
            Outcomes = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("decide", ["send back", "approve"]),
        })));

    [Fact]
    public void The_JSON_has_every_entry_with_day_kind_and_reason()
    {
        var graph = Processes.Graph("""
            calendar: office
            organisation: town
            steps:
              - { id: ask, for-each: 'unit in ["a"]', task: Ask <unit>, by: head of <unit>, due: 1 week, remind: 3 hours before }
            """, Processes.Office, Processes.Town);

        Snapshot.Verify(TimelineJson.Write(Simulator.Run(graph, new() { From = new(2020, 2, 10), Answers = Answers(("ask", "at once")) })));
    }

    [Fact]
    public void Every_kind_of_step_has_its_entry()
    {
        var graph = Processes.Graph("""
            organisation: town
            owner: owner
            data:
              number: { type: number, default: 7 }
              wanted: { type: yes-no, default: no }
            steps:
              - { id: skip, when: wanted, task: Skipped, by: owner }
              - { id: pause, wait: { for: 5 days } }
              - { id: tell, notify: Hello, to: owner }
              - { id: hear, wait: { message: answer, key: number } }
              - { id: nobody, for-each: "x in [1]", closes: 2020-03-01, task: Nobody, by: head of c, due: 2 hours }
              - end: over
            """, Processes.Town);

        Snapshot.Verify(TimelineText.Write(Simulator.Run(graph, new() { From = new(2020, 2, 10), Answers = Answers(("hear", "at once")) })));
    }

    [Fact]
    public void Without_a_plan_somebody_has_to_say_when_it_starts()
    {
        var graph = Processes.Graph("steps: [ { task: Ask, by: clerk } ]");

        Assert.Throws<ArgumentException>(() => Simulator.Run(graph, new()));
        Assert.Equal(TimelineEnding.Ended, Simulator.Run(graph, new() { From = new(2020, 2, 10) }).Ending);
    }

    [Theory]
    [InlineData("never", TimelineEnding.OutOfTime)] // it is reminded for ever
    [InlineData("at once", TimelineEnding.TooLong)]
    [InlineData("on the due day", TimelineEnding.OutOfTime)]
    public void A_process_without_an_end_in_sight_stops(string answer, TimelineEnding ending)
    {
        var graph = Processes.Graph("""
            steps:
              - { id: ask, task: Ask, by: clerk, due: 1 week, remind: every week until closed, outcomes: { again: back to ask, enough: continue } }
            """);

        Assert.Equal(
            ending,
            Simulator.Run(
                graph,
                new() { From = new(2020, 2, 10), Until = new LocalDate(2020, 12, 31), Usually = Answer.Parse(answer)!, MostActs = 90 }).Ending);
    }

    [Fact]
    public void What_nobody_ever_answers_leaves_it_waiting()
    {
        var graph = Processes.Graph("steps: [ { id: ask, task: Ask, by: clerk, due: 1 week } ]");

        var timeline = Simulator.Run(graph, new() { From = new(2020, 2, 10), Usually = new Answer.Never() });

        Assert.Equal(TimelineEnding.Waiting, timeline.Ending);
        var due = Assert.Single(timeline.Entries, e => e.Kind == TimelineKind.Due);
        Assert.Equal((new LocalDate(2020, 2, 17), null, null), (due.Day, due.Time, due.WhyNot));
    }

    [Fact]
    public void Data_changes_what_happens()
    {
        var few = Simulator.Run(Outreach, new() { Data = Instance.Values(("threshold", FeelValue.Of(0))) });

        Assert.Equal(["preschool-a"], few.Entries.Where(e => e is { Kind: TimelineKind.Task, Step: "collect" }).Select(e => e.Item));
    }

    [Theory]
    [InlineData("at once")]
    [InlineData("on the due day")]
    [InlineData("1 day late")]
    [InlineData("12 days late")]
    [InlineData("never")]
    public void An_answer_reads_back_as_it_is_written(string text) => Assert.Equal(text, Answer.Parse(text)!.ToString());

    [Theory]
    [InlineData("sometimes")]
    [InlineData("-3 days late")]
    [InlineData("99999 days late")]
    [InlineData("")]
    public void Other_answers_are_none(string text) => Assert.Null(Answer.Parse(text));

    private static ImmutableDictionary<string, Answer> Answers(params (string Step, string Answer)[] answers) =>
        answers.ToImmutableDictionary(a => a.Step, a => Answer.Parse(a.Answer)!);
}
