using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;
using static Workflows.Engine.Tests.Services.ServiceCalls;

namespace Workflows.Engine.Tests.Services;

/// <summary>Calls as the engine sees them: what is asked, and what the answer does to the case.</summary>
public sealed class ServiceCallTests
{
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
}
