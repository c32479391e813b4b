using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Services;

/// <summary>Calls as the engine sees them: a worker begins attempts and tells what came of them.</summary>
public sealed class ServiceCallTests
{
    private const string Register = """
        data:
          case_number: { type: text, default: A 1/2020 }
          incidents: { type: number, default: 3 }
        steps:
          - id: register
            http: POST https://archive.example.org/cases/<case_number>?kind=<case_number>
            headers: { Accept-Language: sv, X-Title: Ärende <case_number> }
            body: { incidents: = incidents, note: Case <case_number>, list: [= incidents, x] }
            secret: archive
            timeout: 20 seconds
            retry: { times: 2, first: 30 seconds, at-most: 40 seconds }
          - id: after
            task: File it
            by: clerk
        """;

    [Fact]
    public void The_request_is_filled_when_the_call_is_set()
    {
        var job = Job(Instance.Start(Register));

        Assert.Equal("POST", job.Request.Method);
        Assert.Equal("https://archive.example.org/cases/A%201%2F2020?kind=A%201%2F2020", job.Request.Address);
        Assert.Equal("""{"incidents":3,"note":"Case A 1/2020","list":[3,"x"]}""", job.Request.Body);
        Assert.Equal(["Accept-Language: sv", "X-Title: %C3%84rende A 1/2020"], job.Request.Headers.Select(h => $"{h.Name}: {h.Value}"));
        Assert.Equal("archive", job.Request.Secret);
    }

    [Fact]
    public void What_the_service_answers_is_the_result()
    {
        var instance = Instance.Start(Register);

        Assert.Null(Begin(instance));
        Assert.Null(Answer(instance, 201, Instance.Values(("number", FeelValue.Of(17)))));

        Assert.Equal(FeelValue.Of(201), instance.Result("register", "status"));
        Assert.Equal(FeelValue.Of(17), ((FeelContext)instance.Result("register", "body")).Find("number"));
        Assert.Equal(["after"], instance.Open);
        Assert.Empty(instance.State.Waits);
    }

    [Fact]
    public void A_call_that_fails_in_passing_is_made_again_with_growing_pauses_and_then_stops_at_an_incident()
    {
        var instance = Instance.Start(Register);
        var pauses = new List<double>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Null(Begin(instance));
            Assert.Null(Answer(instance, 503));
            if (Job(instance).DueAt is { } due)
            {
                pauses.Add((due - instance.Now).TotalSeconds);
                instance.Down(until: Local(due + Duration.FromMinutes(1)));
            }
        }

        Assert.Equal(2, pauses.Count);
        Assert.InRange(pauses[0], 24, 30);
        Assert.InRange(pauses[1], 32, 40); // twice the first would be more than the longest
        Assert.Equal("WF9070", instance.Incident().Code);
        Assert.Equal("http-503: archive.example.org answered 503. It was tried 3 times.", instance.Incident().Message);
        Assert.Null(Job(instance).DueAt);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public void What_would_come_to_the_same_is_not_tried_again(int status)
    {
        var instance = Instance.Start(Register);

        Begin(instance);
        Answer(instance, status);

        Assert.StartsWith($"http-{status}: ", instance.Incident().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_may_ask_for_a_longer_pause_but_not_beyond_the_longest()
    {
        var instance = Instance.Start(Register);

        Begin(instance);
        instance.Act(new AnswerAttempt(Job(instance).Id, 1, 429, FeelValue.Null, RetryAfterSeconds: 3600));

        Assert.Equal(Duration.FromSeconds(40), Job(instance).DueAt - instance.Now);
    }

    [Fact]
    public void A_worker_whose_attempt_was_given_up_is_not_listened_to()
    {
        var instance = Instance.Start(Register);
        Begin(instance);
        instance.Down("2020-02-10T09:00");
        Assert.Null(Begin(instance));

        Assert.Equal("WF9170", instance.Act(new AnswerAttempt(Job(instance).Id, 1, 200, FeelValue.Null))!.Code);
        Assert.Null(instance.Act(new AnswerAttempt(Job(instance).Id, 2, 200, FeelValue.Null)));
        Assert.Equal(["after"], instance.Open);
    }

    [Fact]
    public void Two_workers_never_make_the_same_attempt()
    {
        var instance = Instance.Start(Register);
        Begin(instance);
        var job = Job(instance);

        Assert.Equal("WF9106", instance.Act(new BeginAttempt(job.Id, 2))!.Code); // under way
        instance.Down("2020-02-10T09:00");
        Assert.Equal("WF9170", instance.Act(new BeginAttempt(job.Id, 1))!.Code);
    }

    [Fact]
    public void Retrying_the_incident_sends_the_same_request_under_the_same_key()
    {
        var instance = Instance.Start(Register);
        Begin(instance);
        Answer(instance, 404);
        var stopped = Job(instance);

        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, null)));

        Assert.Equal(stopped.Id, Job(instance).Id);
        Assert.Equal(instance.Now, Job(instance).DueAt);
        Begin(instance);
        Assert.Null(Answer(instance, 200));
        Assert.Equal(["after"], instance.Open);
    }

    [Fact]
    public void A_server_that_stopped_during_the_last_try_leaves_an_incident_that_says_so()
    {
        var instance = Instance.Start(Register.Replace("times: 2", "times: 0", StringComparison.Ordinal));
        Begin(instance);
        instance.Down("2020-02-10T09:00");

        Assert.Null(Begin(instance));

        Assert.StartsWith("lost: ", instance.Incident().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".")]
    public void A_value_that_would_change_what_the_address_means_stops_the_call(string number)
    {
        var instance = Instance.Start(Processes.Graph(Register), data: ("case_number", FeelValue.Of(number)));

        Assert.Single(instance.Incidents);
        Assert.Empty(instance.State.Waits);
    }

    [Fact]
    public void Statuses_that_the_author_accepts_are_no_failures()
    {
        var instance = Instance.Start("""
            steps:
              - id: look
                http: GET https://archive.example.org/cases
                accept: [200, 404]
              - { id: after, task: After, by: clerk }
            """);

        Begin(instance);
        Answer(instance, 404);

        Assert.Equal(FeelValue.Of(404), instance.Result("look", "status"));
        Assert.Equal(["after"], instance.Open);
    }

    [Fact]
    public void A_case_that_is_cancelled_calls_nobody_any_more()
    {
        var instance = Instance.Start(Register);
        Begin(instance);
        var job = Job(instance);

        Assert.Null(instance.Act(new CancelInstance(null, "no longer needed")));

        Assert.Empty(instance.State.Waits);
        Assert.Equal("WF9107", instance.Act(new AnswerAttempt(job.Id, 1, 200, FeelValue.Null))!.Code);
    }

    [Fact]
    public void A_handler_catches_a_call_that_failed()
    {
        var instance = Instance.Start("""
            steps:
              - id: look
                http: GET https://archive.example.org/cases
                retry: { times: 0 }
                on:
                  down:
                    error: [http-503, timeout]
                    steps:
                      - { id: by-hand, task: "Look by hand: <down.code>", by: clerk }
              - { id: after, task: After, by: clerk }
            """);

        Begin(instance);
        Answer(instance, 503);

        Assert.Equal(["by-hand"], instance.Open);
        Assert.Equal("Look by hand: http-503", instance.Task("by-hand").Title);
        Assert.Empty(instance.State.Waits);
        Assert.Equal(["after"], instance.Done("by-hand").Open);
    }

    [Fact]
    public void A_call_that_is_held_is_made_when_the_hold_lifts()
    {
        var instance = Instance.Start("""
            data:
              stopped: { type: yes-no, default: true }
            steps:
              - parallel:
                  call:
                    - id: look
                      http: GET https://archive.example.org/cases
                      hold-while: stopped
                  other:
                    - { id: lift, task: Lift it, by: clerk }
                    - set: { stopped: false }
            """);
        Assert.Empty(instance.State.Waits.Values.OfType<JobWait>());

        instance.Done("lift");

        Assert.Equal(instance.Now, Job(instance).DueAt);
    }

    [Fact]
    public void Calls_for_many_items_are_answered_one_by_one()
    {
        var instance = Instance.Start(Processes.Graph("""
            data:
              units: { type: table, from: units.csv }
            steps:
              - id: ask
                for-each: unit in units
                http: GET https://archive.example.org/units/<unit.id>
              - { id: after, task: After, by: clerk }
            """, ("units.csv", "id,name\na,A\nb,B\n")));

        foreach (var job in instance.State.Waits.Values.OfType<JobWait>().OrderBy(j => j.Id.Value).ToList())
        {
            instance.Act(new BeginAttempt(job.Id, 1));
            instance.Act(new AnswerAttempt(job.Id, 1, 200, FeelValue.Of(job.Request.Address[^1..])));
        }

        Assert.Equal(["after"], instance.Open);
        Assert.Equal(
            ["a", "b"], ((FeelList)instance.Result("ask", "results")).Items.Select(i => ((FeelText)((FeelContext)i).Find("body")!).Value));
    }

    private static JobWait Job(Instance instance) => Assert.Single(instance.State.Waits.Values.OfType<JobWait>());

    private static Refusal? Begin(Instance instance) => instance.Act(new BeginAttempt(Job(instance).Id, Job(instance).Attempt + 1));

    private static Refusal? Answer(Instance instance, int status, FeelValue? body = null) =>
        instance.Act(new AnswerAttempt(Job(instance).Id, Job(instance).Attempt, status, body ?? FeelValue.Null));

    private static string Local(Instant at) => at.InUtc().PlusHours(1).ToString("uuuu-MM-dd'T'HH:mm", null);
}
