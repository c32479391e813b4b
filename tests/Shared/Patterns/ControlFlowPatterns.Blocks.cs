namespace Workflows.Tests.Shared.Patterns;

/// <summary>Stages and what leaves them; cancelling.</summary>
public static partial class ControlFlowPatterns
{
    private static IEnumerable<ControlFlowPattern> Blocks =>
    [
        new("A stage opens on its first day, and what comes later opens at once", """
            steps:
              - id: one
                stage: One
                window: { from: 2020-02-17, to: 2020-02-28 }
                steps: [{ id: a, task: A, by: clerk, due: 1 day before end of one }]
              - id: two
                stage: Two
                window: { from: 2020-02-18 }
                steps: [{ id: b, task: B, by: clerk, due: 1 week after start of one }]
            """, """
            start               | nothing
            until 2020-02-17T09:00 | a
            late open           | refused WF9105
            until 2020-02-20T09:00 | a
            do a                | b
            do b                | completed
            """),
        new("A way back out of nested blocks withdraws all that runs in them, and is bounded outside of them", """
            steps:
              - { id: first, task: First, by: clerk }
              - stage: Outer
                steps:
                  - stage: Inner
                    steps:
                      - id: race
                        first-of:
                          x:
                            - { id: a, task: A, by: clerk }
                            - { back to: first, when: true, at-most: 1 }
                          y: [{ id: b, task: B, by: clerk, due: 1 week, remind: on the day }]
            """, """
            start               | first
            do first            | a, b
            do a                | first
            again b             | refused WF9101
            do first            | a, b
            do a                | incident WF9005
            retry               | first
            """),
        new("An end inside a stage inside a branch ends that branch only", """
            steps:
              - parallel:
                  one:
                    - stage: Inside
                      steps:
                        - { id: a, task: A, by: clerk, outcomes: { go: continue, stop: end stopped } }
                        - { id: b, task: B, by: clerk }
                  two: [{ id: c, task: C, by: clerk }]
              - { id: after, task: "After <one.outcome>", by: clerk }
            """, """
            start               | c, a
            do a stop           | c
            do c                | after
            """),
        new("An end inside a stage of an item ends that item only", """
            steps:
              - id: each
                for-each: "x in [1, 2]"
                stage: "Stage <x>"
                steps:
                  - { id: a, task: "A <x>", by: clerk, outcomes: { go: continue, stop: end stopped } }
                  - { id: b, task: "B <x>", by: clerk }
              - { id: after, task: "After <each.results[1].outcome>", by: clerk }
            """, """
            start               | a(1), a(2)
            do a(1) stop        | a(2)
            do a(2) go          | b(2)
            do b(2)             | after
            """),
        new("A stage can begin again from within", """
            steps:
              - id: work
                stage: Work
                steps:
                  - { id: a, task: A, by: clerk }
                  - { id: b, task: B, by: clerk, outcomes: { fine: continue, anew: back to work } }
              - { id: passed, milestone: Passed }
              - { id: after, task: "After <passed.at>", by: clerk }
            """, """
            start               | a
            do a                | b
            do b anew           | a
            do a                | b
            do b fine           | after
            """),
    ];

    private static IEnumerable<ControlFlowPattern> Cancelling =>
    [
        new("A cancelled case takes no late answers, timers or messages", """
            steps:
              - parallel:
                  one:
                    - stage: Inside
                      steps: [{ id: a, task: A, by: clerk, due: 1 week, remind: on the day, escalate: 1 day after to boss }]
                  two: [{ wait: { message: answer } }]
                  three: [{ wait: { for: 1 day } }, { id: c, task: C, by: clerk }]
            """, """
            start               | a
            until 2020-02-12T09:00 | a, c
            cancel              | cancelled
            again a             | refused WF9107
            late reminder       | refused WF9107
            late catch          | refused WF9107
            message answer      | refused WF9107
            """),
        new("The end of the whole process withdraws what runs anywhere", """
            steps:
              - parallel:
                  one:
                    - stage: Inside
                      steps: [{ id: a, task: A, by: clerk, outcomes: { go: continue, stop: end process stopped } }]
                  two: [{ id: b, for-each: "x in [1, 2]", task: "B <x>", by: clerk, due: 1 week, remind: on the day }]
            """, """
            start               | a, b(1), b(2)
            do b(1)             | a, b(2)
            do a stop           | completed stopped
            late reminder       | refused WF9107
            """),
        new("An escalation outlives the step that was late, and goes when that is done", """
            steps:
              - id: race
                first-of:
                  x: [{ id: a, task: A, by: clerk, due: 1 day, escalate: 1 day after to boss }]
                  y: [{ wait: { message: answer } }]
              - { id: after, task: After, by: clerk }
            """, """
            start               | a
            until 2020-02-13T09:00 | a, escalation:a
            message answer      | escalation:a, after
            do escalation:a     | after
            do after            | completed
            """),
        new("An escalation about a step that was left stays until somebody acts, though the step is done when it is done anew", """
            steps:
              - id: work
                stage: Work
                due: 1 week
                escalate: 1 day after to boss
                steps: [{ id: a, task: A, by: clerk, outcomes: { fine: continue, anew: back to work } }]
              - { id: after, task: After, by: clerk }
            """, """
            start               | a
            until 2020-02-20T09:00 | a, escalation:work
            do a anew           | escalation:work, a
            do a fine           | escalation:work, after
            do escalation:work  | after
            do after            | completed
            """),
    ];
}
