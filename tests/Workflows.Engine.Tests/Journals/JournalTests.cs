using Workflows.Engine.Interpreter;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Engine.Tests.Journals;

/// <summary>Whole journals, reviewed like code: every event of a run, and what people were told.</summary>
public sealed class JournalTests
{
    [Fact]
    public void A_collection_that_closes_with_what_came()
    {
        var instance = Instance.Start("""
            calendar: office
            organisation: town
            owner: owner
            steps:
              - id: collect
                for-each: unit in ["a", "b"]
                closes: 2 weeks after start
                task: Send in the routine of <unit>
                by: head of <unit>
                form: { routine: { type: file, required: true } }
                due: 1 week
                remind: [1 day before, every 3 days until closed]
                escalate: 3 days after to owner
              - { id: analyse, task: Analyse <count(collect.missing)> missing, by: owner }
            """, Processes.Office, Processes.Town);

        instance.Until("2020-02-14T10:00").Done("collect(a)", null, ("routine", Workflows.Engine.Simulation.MadeUpValues.File("routine.pdf")));
        instance.Until("2020-02-25T00:00");

        Snapshot.Verify(JournalText.Of(instance));
    }

    [Fact]
    public void A_decision_that_is_sent_back_and_then_approved()
    {
        var instance = Instance.Start("""
            steps:
              - { id: analyse, task: Analyse, by: clerk, form: { proposal: text } }
              - id: decide
                decision: Decide on <analyse.proposal>
                by: board
                presented-by: clerk
                outcomes: { approve: continue, send back: back to analyse, reject: end rejected }
              - { id: carry-out, task: Carry out, by: clerk }
            """);

        instance.Done("analyse", null, ("proposal", FeelValue.Of("a draft"))).Done("decide", "send back", ("reasons", FeelValue.Of("too long")));
        instance.Done("analyse", null, ("proposal", FeelValue.Of("a page"))).Done("decide", "approve", ("reasons", FeelValue.Of("good")));
        instance.Done("carry-out");

        Snapshot.Verify(JournalText.Of(instance));
    }

    [Fact]
    public void Branches_with_a_timer_a_message_and_a_notification()
    {
        var instance = Instance.Start("""
            data:
              legal: { type: yes-no, default: no }
              number: { type: number, default: 7 }
            steps:
              - parallel:
                  waiting:
                    - wait: { for: 2 days }
                    - notify: Two days are over
                      to: clerk
                  hearing:
                    - { id: answer, wait: { message: answer, key: number } }
                    - set: { legal: answer.legal }
                  law:
                    when: legal
                    steps:
                      - { task: Check, by: lawyer }
              - { id: after, when: legal, task: After, by: clerk }
              - end: over
            """);

        Assert.Null(instance.Act(new DeliverMessage("answer", "7", Instance.Values(("legal", FeelValue.False)))));
        instance.Until("2020-02-12T08:00");

        Snapshot.Verify(JournalText.Of(instance));
    }

    [Fact]
    public void An_incident_a_claim_a_reassignment_and_a_moved_due_day()
    {
        var instance = Instance.Start("""
            organisation: town
            owner: owner
            steps:
              - { id: ask, task: Ask, by: head of c, due: 2020-03-10, remind: on the day }
            """, Processes.Town);
        var task = instance.Task("ask").Id;

        Assert.Null(instance.Act(new ReassignTask(task, ["head@a", "head@b"], "the post is vacant")));
        Assert.Null(instance.Act(new ClaimTask(task, "anna")));
        Assert.Null(instance.Act(new RescheduleTask(task, new(2020, 3, 17), "illness")));
        Assert.Null(instance.Act(new ReleaseTask(task, "anna")));
        instance.Until("2020-03-17T08:00");
        Assert.Null(instance.Act(new CancelInstance("cleo", "no longer needed")));

        Snapshot.Verify(JournalText.Of(instance));
    }
}
