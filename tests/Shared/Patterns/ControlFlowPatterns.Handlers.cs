namespace Workflows.Tests.Shared.Patterns;

/// <summary>Boundary events, event sub-processes and steps that are held (BPMN 2.0 §13.5.3, §13.5.4).</summary>
public static partial class ControlFlowPatterns
{
    private const string Interview = """
        on:
          question: { message: question, steps: [{ id: answer, task: Answer, by: clerk }] }
          stop: { message: stop, interrupts: yes, steps: [{ id: file, task: File, by: clerk }, { end: stopped }] }
        steps:
          - id: interview
            task: Interview
            by: clerk
            due: 1 week
            remind: on the day
            on:
              again: { every: 3 days, steps: [{ id: look, task: Look, by: clerk }] }
              late: { overdue: 1 day after, interrupts: yes, steps: [{ id: replace, task: Replace, by: boss }] }
          - { id: after, task: After, by: clerk }
        """;

    private const string Held = """
        data: { police: { type: yes-no, default: no } }
        on:
          begins: { message: begins, steps: [{ set: { police: "true" } }] }
          ends: { message: ends, steps: [{ set: { police: "false" } }] }
        steps:
          - stage: Hearings
            hold-while: police
            steps:
              - id: hear
                for-each: who in ["a", "b"]
                task: Hear
                by: clerk
                due: 1 week
                remind: on the day
          - { id: after, task: After, by: clerk }
        """;

    private static IEnumerable<ControlFlowPattern> Handling =>
    [
        new("A handler that does not interrupt runs beside the work, as often as its message comes", Interview, """
            start               | interview
            message question    | interview, answer
            do answer           | interview
            message question    | interview, answer
            do interview        | answer, after
            do after            | answer
            do answer           | completed
            """),
        new("The triggers of a step go with it: late timers find nothing", Interview, """
            start               | interview
            do interview        | after
            late handler        | refused WF9105
            late reminder       | refused WF9105
            """),
        new("A step is not over before its handlers are", Interview, """
            start               | interview
            until 2020-02-13T09:00 | interview, look
            do interview        | look
            do look             | after
            """),
        new("An interrupting handler at a step withdraws the step and its handlers, and the process goes on behind it", Interview, """
            start               | interview
            until 2020-02-13T09:00 | interview, look
            until 2020-02-18T09:00 | replace
            again interview     | refused WF9101
            again look          | refused WF9101
            late handler        | refused WF9105
            do replace          | after
            """),
        new("An interrupting handler at the process ends it with its outcome", Interview, """
            start               | interview
            message question    | interview, answer
            message stop        | file
            message question    | refused WF9105
            message stop        | refused WF9105
            again answer        | refused WF9101
            do file             | completed stopped
            """),
        new("Cancelling does the steps of its handler, and a second time ends at once", """
            on:
              stopped: { cancelled: yes, steps: [{ id: tell, task: Tell, by: clerk }] }
            steps: [{ id: a, task: A, by: clerk, due: 1 week, remind: on the day, escalate: 1 day after to boss }]
            """, """
            start               | a
            until 2020-02-19T09:00 | a, escalation:a
            cancel              | tell
            again a             | refused WF9101
            late reminder       | refused WF9105
            cancel              | cancelled
            """),
        new("An interrupting message ends the process anew though its steps have ended and only a handler still runs", Interview, """
            start               | interview
            message question    | interview, answer
            do interview        | answer, after
            do after            | answer
            message stop        | file
            again answer        | refused WF9101
            do file             | completed stopped
            """),
        new("What was late may be late again when the plan was postponed", """
            plan: { from: 2020-02-10, to: 2020-06-05 }
            steps:
              - id: talks
                wait: { message: over }
                due: 2 weeks
                on:
                  late: { overdue: at once, steps: [{ id: ask, task: Ask, by: boss }] }
            """, """
            start               | nothing
            until 2020-02-26T09:00 | ask
            do ask              | nothing
            postpone 2020-02-24/2020-06-19 | nothing
            until 2020-03-09T09:00 | nothing
            until 2020-03-11T09:00 | ask
            message over        | ask
            do ask              | completed
            """),
        new("Errors go to the innermost handler that takes them", """
            on:
              all: { error: any, steps: [{ id: everything, task: Everything, by: boss }] }
            steps:
              - parallel:
                  one: [{ id: a, task: A, by: clerk }, { notify: Told, to: "= null" }]
                  two: [{ id: b, task: B, by: clerk }]
                on:
                  nobody: { error: nobody, steps: [{ id: look, task: Look, by: boss }] }
              - { id: after, task: After, by: clerk }
              - { notify: Told again, to: "= null" }
            """, """
            start               | a, b
            do a                | look
            again b             | refused WF9101
            do look             | after
            do after            | everything
            do everything       | completed
            """),
        new("Going back out of a step takes its running handlers with it", """
            steps:
              - { id: first, task: First, by: clerk }
              - id: second
                task: Second
                by: clerk
                outcomes: { again: back to first, done: continue }
                on:
                  asked: { message: asked, steps: [{ id: answer, task: Answer, by: clerk }] }
            """, """
            start               | first
            message asked       | refused WF9105
            do first            | second
            message asked       | second, answer
            do second again     | first
            again answer        | refused WF9101
            message asked       | refused WF9105
            do first            | second
            do second done      | completed
            """),
    ];

    private static IEnumerable<ControlFlowPattern> Holding =>
    [
        new("A stage that is held is withdrawn with its timers, and opens anew", Held, """
            start               | hear(a), hear(b)
            do hear(a)          | hear(b)
            message begins      | nothing
            again hear(b)       | refused WF9101
            late reminder       | refused WF9105
            message ends        | hear(a), hear(b)
            do hear(a)          | hear(b)
            do hear(b)          | after
            message begins      | after
            do after            | completed
            """),
        new("A step that is held when it is reached opens when that lifts, and can be cancelled before", Held, """
            start               | hear(a), hear(b)
            message begins      | nothing
            until 2021-02-10T09:00 | nothing
            cancel              | cancelled
            """),
    ];
}
