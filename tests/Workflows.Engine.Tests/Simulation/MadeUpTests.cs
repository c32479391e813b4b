using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Simulation;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Simulation;

/// <summary>A simulation goes on where the world would have to act, with something made up, and says so.</summary>
public sealed class MadeUpTests
{
    private const string Process = """
        data:
          subject: { type: text, required: yes }
          number: number
          said: text
        steps:
          - id: came
            wait: { message: police-answer, sensitivity: internal }
          - id: register
            http: POST https://archive.example.org/cases
          - id: note
            set: { number: register.body.number, said: came.text }
          - { id: tell, task: "Tell <said>, number <number>", by: clerk, form: { done: text } }
        """;

    private static readonly ImmutableDictionary<string, Answer> Nothing = ImmutableDictionary<string, Answer>.Empty;

    [Fact]
    public void A_message_comes_a_week_after_the_wait_began_and_services_answer_nothing()
    {
        var timeline = Play(new() { From = Monday });

        Assert.Equal(TimelineEnding.Ended, timeline.Ending);
        Assert.Equal(Monday.PlusDays(7), Assert.Single(timeline.Entries, e => e.Kind == TimelineKind.Message).Day);
        Assert.Equal(
            [
                "subject = 'made up', since the start asks for it and nobody gave it.",
                "the message 'police-answer' that 'came' waits for comes 7 days after the wait began, and brings nothing.",
                "the service that 'register' asks answers at once with the status 200 and an empty body.",
                "what people fill in, such as the number 1, yes, the day itself, the first option, or 'made up'.",
            ],
            timeline.MadeUp.AsEnumerable());
    }

    [Fact]
    public void What_is_said_is_not_made_up()
    {
        var timeline = Play(new()
        {
            From = Monday,
            Data = Instance.Values(("subject", FeelValue.Of("a fence"))),
            Answers = Nothing.Add("came", new Answer.Late(2)),
            Brings = ImmutableDictionary<string, FeelValue>.Empty
                .Add("came", Instance.Values(("text", FeelValue.Of("No"))))
                .Add("register", Instance.Values(("number", FeelValue.Of(17)))),
        });

        Assert.Equal(Monday.PlusDays(2), Assert.Single(timeline.Entries, e => e.Kind == TimelineKind.Message).Day);
        Assert.Contains(timeline.Entries, e => e is { Kind: TimelineKind.Task, Text: "Tell No, number 17" });
        Assert.DoesNotContain(
            timeline.MadeUp, m => m.Contains("subject", StringComparison.Ordinal) || m.Contains("police-answer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("came", "at once")] // nobody is usually there, and the message comes all the same
    [InlineData("none", "never")]
    public void Where_nothing_ever_comes_a_message_comes_only_when_that_is_said(string step, string answer)
    {
        var timeline = Play(new() { From = Monday, Usually = new Answer.Never(), Answers = Nothing.Add(step, Answer.Parse(answer)!) });

        Assert.Equal(TimelineEnding.Waiting, timeline.Ending);
        Assert.Equal(step == "came", timeline.Entries.Any(e => e.Kind == TimelineKind.Message));
    }

    [Fact]
    public void What_may_happen_meanwhile_happens_only_when_that_is_said()
    {
        const string watched = """
            on:
              retaliation:
                message: retaliation-report
                steps: [ { task: Look, by: board } ]
            steps: [ { id: ask, task: Ask, by: clerk, due: 1 month } ]
            """;

        Assert.DoesNotContain(Play(new() { From = Monday }, watched).Entries, e => e.Kind == TimelineKind.Message);
        Assert.Contains(
            Play(new() { From = Monday, Answers = Nothing.Add("retaliation", new Answer.Late(3)) }, watched).MadeUp,
            m => m == "the message 'retaliation-report' that 'retaliation' waits for brings nothing.");
    }

    private static LocalDate Monday => new(2027, 2, 1);

    private static Timeline Play(SimulationPlan plan, string process = Process) => Simulator.Run(Processes.Graph(process), plan);
}
