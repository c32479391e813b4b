using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;
using static Workflows.Engine.Tests.Services.ServiceCalls;

namespace Workflows.Engine.Tests.Services;

/// <summary>Attempts at a call: which are made again, when, and whose answer counts.</summary>
public sealed class ServiceRetryTests
{
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

    private static string Local(Instant at) => at.InUtc().PlusHours(1).ToString("uuuu-MM-dd'T'HH:mm", null);
}
