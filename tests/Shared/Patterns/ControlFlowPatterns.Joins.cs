namespace Workflows.Tests.Shared.Patterns;

/// <summary>Joins of all, of some and of those that were begun (BPMN 2.0 §13.4.1, §13.4.3, §13.4.5).</summary>
public static partial class ControlFlowPatterns
{
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
        new("A parallel block that was withdrawn halfway waits for all of its branches when it is entered again", """
            steps:
              - id: work
                stage: Work
                on:
                  anew: { message: anew, interrupts: yes, steps: [{ id: prepare, task: Prepare, by: clerk }] }
                steps:
                  - parallel:
                      left: [{ id: l, task: L, by: clerk }]
                      right: [{ id: r, task: R, by: clerk }]
              - { id: check, task: Check, by: clerk, outcomes: { again: back to work, fine: continue } }
            """, """
            start               | l, r
            do l                | r
            message anew        | prepare
            again r             | refused WF9101
            do prepare          | check
            do check again      | l, r
            do r                | l
            do l                | check
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
}
