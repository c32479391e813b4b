using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

public sealed class NotifyTests
{
    [Fact]
    public void Everybody_behind_the_roles_is_told_once_and_the_process_goes_on()
    {
        var instance = Instance.Start(Processes.Graph("""
            organisation: town
            steps:
              - notify: The work of <start> begins
                to: [head of a, owner, head of a]
                text: Please read.
              - { id: after, task: After, by: owner }
            """, Processes.Town));

        var messages = instance.Steps[0].Outbox.Where(m => m.Kind == OutboxKind.Notification).ToList();
        Assert.Equal(["anna", "cleo"], messages.Select(m => m.Person));
        Assert.Equal(["anna@example.org", "cleo@example.org"], messages.Select(m => m.MailAddress));
        Assert.All(messages, m => Assert.Equal(("The work of 2020-02-10 begins", "Please read."), (m.Subject, m.Text)));
        Assert.Equal(["after"], instance.Open);
    }

    [Fact]
    public void Telling_nobody_is_an_incident_that_can_be_retried_when_somebody_is_there()
    {
        var instance = Instance.Start("""
            organisation: town
            owner: owner
            steps:
              - notify: Hello
                to: head of c
              - { id: after, task: After, by: owner }
            """, Processes.Town);

        Assert.Equal(["WF9004"], instance.Incidents);
        Assert.Equal("Nobody holds 'head@c', so nobody was told.", instance.Incident().Message);
        Assert.Equal(["incident/2/cleo"], instance.Sent);
        Assert.Empty(instance.Open);
    }

    [Fact]
    public void Two_passes_over_one_step_are_two_messages()
    {
        var instance = Instance.Start("""
            steps:
              - { id: tell, notify: Hello, to: clerk }
              - { id: ask, task: Ask, by: clerk, outcomes: { done: continue, again: back to tell } }
            """).Done("ask", "again");

        Assert.Equal(2, instance.All<PeopleNotified>().Count);
        Assert.Equal(4, instance.Steps.SelectMany(s => s.Outbox).Select(m => m.Key).Distinct().Count());
    }
}
