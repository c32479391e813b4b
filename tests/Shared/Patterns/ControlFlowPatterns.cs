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

    private static IEnumerable<ControlFlowPattern> Joins =>
    [
        new("A quorum goes on with the second, and the third is late", Quorum, """
            start               | c, s, t
            do t                | c, s
            do c                | after
            again s             | refused WF9101
            late reminder       | refused WF9105
            """),
        new("A quorum that is entered again begins from nothing", Quorum, """
            start               | c, s, t
            do t                | c, s
            do c                | after
            do after again      | c, s, t
            do c                | s, t
            do t                | after
            do after fine       | completed
            """),
        new("A parallel block that is entered again waits for all of its branches again", """
            steps:
              - id: both
                parallel:
                  left: [{ id: l, task: L, by: clerk }]
                  right: [{ id: r, task: R, by: clerk }]
              - { id: check, task: Check, by: clerk, outcomes: { again: back to both, fine: continue } }
            """, """
            start               | l, r
            do l                | r
            do r                | check
            do check again      | l, r
            do r                | l
            do l                | check
            do check fine       | completed
            """),
        new("An inclusive join waits for those that were begun", """
            data:
              more: { type: yes-no, default: no }
            steps:
              - parallel:
                  left: [{ id: l, task: L, by: clerk }]
                  right: { when: more, steps: [{ id: r, task: R, by: clerk }] }
                  third: [{ id: t, task: T, by: clerk }]
              - { id: after, task: After, by: clerk }
            """, """
            start               | l, t
            do t                | l
            do l                | after
            """),
        new("The first of several branches is enough, also with all that runs inside the others", """
            steps:
              - join: any
                parallel:
                  one:
                    - { id: x, for-each: "n in [1, 2]", task: "X <n>", by: clerk, due: 1 week, remind: on the day }
                  two:
                    - stage: Inside
                      steps:
                        - { id: y, task: Y, by: clerk, due: 1 week, remind: on the day }
              - { id: after, task: After, by: clerk }
            """, """
            start               | x(1), x(2), y
            do x(1)             | x(2), y
            do y                | after
            late reminder       | refused WF9105
            again x(2)          | refused WF9101
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
                - { id: ask, task: Ask, by: clerk, due: 1 week, remind: 1 day before, outcomes: { yes: continue, no: end refused, again: back to answer } }
              too-late:
                - wait: { for: 3 weeks }
          - { id: after, task: "After <answer.chosen>", by: clerk }
        """;

    private const string Quorum = """
        steps:
          - id: sign
            join: 2
            parallel:
              chair: [{ id: c, task: Chair, by: clerk }]
              secretary: [{ id: s, task: Secretary, by: clerk, due: 1 week, remind: 1 day before }]
              treasurer: [{ id: t, task: Treasurer, by: clerk }]
          - { id: after, task: "After <count(sign.came)>", by: clerk, outcomes: { fine: continue, again: back to sign } }
        """;

    private const string Fan = """
        steps:
          - { id: ask, for-each: 'x in ["a", "b"]', closes: 2 weeks, task: "Ask <x>", by: clerk, due: 1 week, remind: on the day }
          - { id: after, task: "After <count(ask.missing)>", by: clerk }
        """;
}
