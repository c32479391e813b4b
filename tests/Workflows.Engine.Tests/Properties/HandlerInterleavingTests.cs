using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Properties;

/// <summary>Messages, timers, answers and cancelling in any order, each of them also when its time is over.</summary>
public sealed class HandlerInterleavingTests
{
    private const int Seeds = 80;
    private const int Acts = 60;

    /// <summary>Refusals that tell somebody that they came too late, or too early; anything else would be a mistake.</summary>
    private static readonly string[] Polite = ["WF9101", "WF9105", "WF9106", "WF9107"];

    private static readonly ProcessGraph Graph = Processes.Graph("""
        calendar: office
        data: { police: { type: yes-no, default: no }, number: text }
        on:
          news: { message: news, key: number, steps: [{ id: look, task: Look, by: clerk }] }
          begins: { message: begins, steps: [{ set: { police: "true" } }] }
          ends: { message: ends, steps: [{ set: { police: "false" } }] }
          stop: { message: stop, interrupts: yes, steps: [{ id: file, task: File, by: clerk }, { end: stopped }] }
          stopped: { cancelled: yes, steps: [{ id: tell, task: Tell, by: clerk }] }
        steps:
          - { id: register, task: Register, by: clerk, outcomes: { known: continue, unknown: back to register } }
          - set: { number: "\"7\"" }
          - id: hear
            for-each: who in ["a", "b"]
            task: Hear
            by: clerk
            due: 1 week
            remind: every day until closed
            escalate: 1 day after to boss
            hold-while: police
            on:
              late: { overdue: 2 days after, interrupts: yes, steps: [{ id: replace, task: Replace, by: boss }] }
              again: { every: 3 days, steps: [{ id: ask, task: Ask, by: clerk }] }
          - id: answer
            wait: { message: answer, key: number }
            due: 2 weeks
            escalate: 1 day after to boss
            on:
              broken: { error: any, steps: [{ task: Mend, by: boss }] }
          - { id: after, task: After, by: clerk }
        """, Processes.Office);

    [Fact]
    public void What_comes_too_late_finds_nothing_and_is_politely_refused()
    {
        var happened = Enumerable.Range(0, Seeds).SelectMany(seed => Play(new Random(seed), seed)).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string>(
            ["news", "begins", "ends", "stop", "stopped", "late", "again", "held", "Completed", "Cancelled"], StringComparer.Ordinal), happened);
    }

    /// <summary><see cref="Instance.Act"/> holds rows, journal and state together after
    /// every act; that nothing refers to what is gone is part of it.</summary>
    /// <returns>The handlers that ran, whether something was held, and how it ended.</returns>
    private static IEnumerable<string> Play(Random random, int seed)
    {
        var instance = Instance.Start(Graph);
        var tasks = new List<TaskId>();
        var timers = new List<WaitId>();
        for (var act = 0; act < Acts; act++)
        {
            tasks = [.. tasks.Union(instance.State.Tasks.Keys).OrderBy(t => t.Value)];
            timers = [.. timers.Union(instance.State.Waits.Values.OfType<TimerWait>().Select(t => t.Id)).OrderBy(t => t.Value)];
            var command = Next(random, instance, tasks, timers);
            var refusal = instance.Act(command);
            Assert.True(refusal is null || Polite.Contains(refusal.Code), $"seed {seed}, act {act}, {command}: {refusal?.Code} {refusal?.Message}");
        }

        return
        [
            .. instance.All<ScopeOpened>().Select(e => e.Handler).OfType<string>(),
            .. instance.All<StepHeld>().Select(_ => "held"),
            instance.Status.ToString(),
        ];
    }

    private static Command Next(Random random, Instance instance, List<TaskId> tasks, List<WaitId> timers)
    {
        switch (random.Next(20))
        {
            case < 7 when tasks.Count > 0:
                var id = tasks[random.Next(tasks.Count)];
                var outcome = instance.State.Tasks.GetValueOrDefault(id)?.Node == "register" ? random.Next(3) == 0 ? "unknown" : "known" : null;
                return new CompleteTask(id, instance.State.Tasks.GetValueOrDefault(id)?.Candidates[0] ?? "clerk", outcome, FeelContext.Empty);
            case < 11 when timers.Count > 0:
                return new FireTimer(timers[random.Next(timers.Count)]);
            case < 14:
                instance.Down(
                    instance.Now.Plus(Duration.FromDays(random.Next(1, 4))).InZone(instance.Calendar.Zone).ToString("uuuu-MM-dd'T'HH:mm", null));
                return new DeliverMessage("news", random.Next(2) == 0 ? "7" : "8", FeelContext.Empty);
            case 14:
                return new DeliverMessage("stop", null, FeelContext.Empty) with { Message = random.Next(10) == 0 ? "stop" : "answer", Key = "7" };
            case 15:
                return random.Next(15) == 0 ? new CancelInstance(null, "enough") : new DeliverMessage("answer", "7", FeelContext.Empty);
            default:
                return new DeliverMessage(random.Next(2) == 0 ? "begins" : "ends", null, FeelContext.Empty);
        }
    }
}
