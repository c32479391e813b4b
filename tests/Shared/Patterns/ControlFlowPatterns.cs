namespace Workflows.Tests.Shared.Patterns;

/// <summary>The patterns of control flow that the engine promises (BPMN 2.0 §13), one small process each.</summary>
public static partial class ControlFlowPatterns
{
    public static IReadOnlyList<ControlFlowPattern> All { get; } =
    [
        .. Races,
        .. Joins,
        .. Items,
        .. Blocks,
        .. Cancelling,
        .. Handling,
        .. Holding,
    ];

    private static IEnumerable<ControlFlowPattern> Races =>
    [
        new("Deferred choice: the message comes first, the task and the timer find nothing", Race, """
            start               | ask
            message answer      | read
            again ask           | refused WF9101
            late catch          | refused WF9105
            late reminder       | refused WF9105
            message answer      | refused WF9105
            do read             | after
            do after            | completed
            """),
        new("Deferred choice: the task is done first, with an outcome that ends", Race, """
            start               | ask
            do ask no           | completed refused
            """),
        new("Deferred choice: the timer comes first", Race, """
            start               | ask
            until 2020-03-03T09:00 | after
            again ask           | refused WF9101
            """),
        new("Deferred choice in a loop: it is run anew, and the old answers are late", Race, """
            start               | ask
            do ask again        | ask
            message answer      | read
            do read             | after
            """),
        new("Deferred choice is made when the message comes, also while a handler of the wait still runs", """
            steps:
              - id: race
                first-of:
                  came:
                    - id: heard
                      wait: { message: answer }
                      on:
                        asked: { message: asked, steps: [{ id: reply, task: Reply, by: clerk }] }
                  too-late: [{ id: ask, task: Ask, by: clerk }]
              - { id: after, task: "After <race.chosen>", by: clerk }
            """, """
            start               | ask
            message asked       | ask, reply
            message answer      | reply
            again ask           | refused WF9101
            do reply            | after
            """),
        new("Deferred choice is made when the time comes, also while a handler of the wait still runs", """
            steps:
              - id: race
                first-of:
                  over:
                    - id: pause
                      wait: { for: 2 weeks }
                      on:
                        still: { every: 9 days, steps: [{ id: look, task: Look, by: clerk }] }
                  asked: [{ id: ask, task: Ask, by: clerk }]
              - { id: after, task: "After <race.chosen>", by: clerk }
            """, """
            start               | ask
            until 2020-02-20T09:00 | ask, look
            until 2020-02-24T09:00 | look
            again ask           | refused WF9101
            late handler        | refused WF9105
            do look             | after
            """),
        new("Deferred choice within deferred choice", """
            steps:
              - id: outer
                first-of:
                  one:
                    - { id: first, task: First, by: clerk }
                    - id: inner
                      first-of:
                        x: [{ id: a, task: A, by: clerk }]
                        y: [{ id: b, task: B, by: clerk }]
                  two:
                    - { id: second, task: Second, by: clerk }
              - { id: after, task: "After <outer.chosen> <inner.chosen>", by: clerk }
            """, """
            start               | first, second
            do first            | a, b
            again second        | refused WF9101
            do b                | after
            """),
    ];

    private static IEnumerable<ControlFlowPattern> Items =>
    [
        new("An item that is added to a running fan-out is waited for", Fan, """
            start               | ask(a), ask(b)
            do ask(a)           | ask(b)
            add c to ask        | ask(b), ask(c)
            do ask(b)           | ask(c)
            do ask(c)           | after
            add d to ask        | refused WF9140
            """),
        new("An item that is there already is not added", Fan, """
            start               | ask(a), ask(b)
            add b to ask        | refused WF9142
            """),
        new("A fan-out that closes withdraws what is open, added items too", Fan, """
            start               | ask(a), ask(b)
            add c to ask        | ask(a), ask(b), ask(c)
            until 2020-03-03T09:00 | after
            again ask(c)        | refused WF9101
            late close          | refused WF9105
            """),
        new("Items in turn, with one more at the end", """
            steps:
              - { id: ask, for-each: "x in [1, 2], in turn", task: "Ask <x>", by: clerk }
              - { id: after, task: After, by: clerk }
            """, """
            start               | ask(1)
            add 3 to ask        | ask(1)
            do ask(1)           | ask(2)
            do ask(2)           | ask(3)
            do ask(3)           | after
            """),
        new("Every item has branches and ends of its own", """
            steps:
              - id: each
                for-each: "x in [1, 2]"
                parallel:
                  left: [{ id: l, task: "L <x>", by: clerk, outcomes: { go: continue, stop: end stopped } }]
                  right: [{ id: r, task: "R <x>", by: clerk }]
              - { id: after, task: "After <each.results[1].left.outcome>", by: clerk }
            """, """
            start               | l(1), r(1), l(2), r(2)
            do l(1) stop        | r(1), l(2), r(2)
            do r(1)             | l(2), r(2)
            do r(2)             | l(2)
            do l(2) go          | after
            """),
    ];

    private const string Race = """
        steps:
          - id: answer
            first-of:
              came:
                - wait: { message: answer }
                - { id: read, task: Read, by: clerk }
              asked:
                - id: ask
                  task: Ask
                  by: clerk
                  due: 1 week
                  remind: 1 day before
                  outcomes: { yes: continue, no: end refused, again: back to answer }
              too-late:
                - wait: { for: 3 weeks }
          - { id: after, task: "After <answer.chosen>", by: clerk }
        """;

    private const string Fan = """
        steps:
          - { id: ask, for-each: 'x in ["a", "b"]', closes: 2 weeks, task: "Ask <x>", by: clerk, due: 1 week, remind: on the day }
          - { id: after, task: "After <count(ask.missing)>", by: clerk }
        """;
}
