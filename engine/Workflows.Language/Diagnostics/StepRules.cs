namespace Workflows.Language.Diagnostics;

/// <summary>What a process file and its steps must look like (WF1120–WF1149).</summary>
public static class StepRules
{
    public static readonly DiagnosticRule NoKind = Error("WF1120", "A step without a keyword",
        """
        Every step has exactly one keyword that says what kind of step it is:

            - task: Send in your routine
              by: head-teacher of <unit.id>
            - notify: The routine has come
              to: working-group

        Keywords are task, decision, choose, parallel, wait, notify, set, back to, end and end process.
        """);

    public static readonly DiagnosticRule SeveralKinds = Error("WF1121", "A step with two keywords",
        """
        A step is one thing. What belongs after one another is written as two steps, each behind a hyphen of its own:

            - task: Analyse the routines
              by: working-group
            - notify: The analysis is done
              to: process-owner
        """);

    public static readonly DiagnosticRule NotYet = Error("WF1122", "A keyword that is not available yet",
        """
        The language will have this keyword, and this version cannot carry it out. It is refused and not passed over in silence,
        so that nobody believes that something happens which does not. Take it out for now.
        """);

    public static readonly DiagnosticRule WrongKind = Error("WF1123", "A key that this kind of step does not have",
        """
        The key exists, but it means nothing on this kind of step. Nobody acts on a 'notify', for example, so it has no due date:

            - notify: The routine has come
              to: working-group
              due: 3 weeks          # belongs to task and decision
        """);

    public static readonly DiagnosticRule ClosesAlone = Error("WF1124", "A closing time without a for-each",
        """
        'closes' says when a collection from many goes on with what came, so it needs the 'for-each' that it closes:

            for-each: unit in units
            closes: 5 weeks after start

        By when one task is to be done is said with 'due'.
        """);

    public static readonly DiagnosticRule FieldType = Error("WF1125", "An unknown type of field",
        """
        Fields are of the type text, number, yes-no, date, file or choice; data of the case may also be a table:

            form:
              routine: { type: file, required: true }
              note: text
        """);

    public static readonly DiagnosticRule Options = Error("WF1126", "Options and type do not fit",
        """
        A choice has a list of options, and only a choice has one:

            severity: { type: choice, options: [low, high] }
        """);

    public static readonly DiagnosticRule TableKeys = Error("WF1127", "A key that only tables have",
        """
        'from' and 'of' belong to tables, whose rows come from a file; a table has no 'default', and needs 'from':

            units: { type: table, of: unit, from: units.csv }
            threshold: { type: number, default: 3 }
        """);

    public static readonly DiagnosticRule Default = Error("WF1128", "A default that does not fit the type",
        """
        The default is a plain value of the field's type: a number is written 3 or 2.5, a date 2020-02-10, a yes-no field has
        yes or no, a choice has one of its options, and a file has no default:

            threshold: { type: number, default: 3 }
        """);

    public static readonly DiagnosticRule Outcome = Error("WF1129", "An outcome that leads nowhere",
        """
        Every outcome says where it leads, so that a rejected decision is never carried out by falling through:

            outcomes:
              approve: continue
              send back: back to analyse
              reject: end rejected
              report: end process reported
        """);

    public static readonly DiagnosticRule Branch = Error("WF1130", "A branch of a choice that is not understood",
        """
        A choice is a list of conditions with steps, and a last branch for everything else:

            - choose:
                - when: decide.outcome = "approve"
                  steps:
                    - task: Carry it out
                      by: working-group
                - otherwise:
                    - end: rejected

        The first condition that is true is taken, so 'otherwise' stands once and last.
        """);

    public static readonly DiagnosticRule Wait = Error("WF1131", "A wait for nothing, or for two things",
        """
        A wait is for a length of time, until a time, or for a message:

            - wait: { for: 3 days }
            - wait: { until: 2 weeks after start }
            - wait: { message: police-answer, key: case_number }
        """);

    public static readonly DiagnosticRule Plan = Error("WF1132", "A plan that is not understood",
        """
        A plan has a first and a last day, and the last is not before the first:

            plan: { from: 2020-02-10, to: 2020-06-05 }
        """);

    public static readonly DiagnosticRule AtMost = Error("WF1133", "A bound that is not understood",
        """
        'at-most' is the number of times that the process goes back before that becomes an incident, a whole number from 1 on:

            - back to: analyse
              at-most: 3
        """);

    public static readonly DiagnosticRule Empty = Error("WF1134", "Nothing to do",
        """
        A process, a branch and a choice have at least one step, a parallel at least one branch, a set at least one field.
        Take the key out if nothing is to be done.
        """);

    public static readonly DiagnosticRule Reason = Error("WF1135", "An assumption without a reason",
        """
        'assumed' says why something goes beyond the governing document, so that the one who answers for it can judge it:

            due: 3 weeks
            assumed: the document gives no time; three weeks fit twice into the plan

        'assumed: true' says nothing.
        """);

    public static readonly DiagnosticRule ReservedField = Error("WF1136", "A name of a field that is taken",
        """
        The result of a step is read as 'decide.outcome', 'decide.by' and 'decide.at', for decisions also as 'decide.reasons',
        'decide.number' and 'decide.date'. A field of a form cannot have one of these names, since it is read the same way:

            form:
              decided_by: text
        """);

    public static readonly DiagnosticRule TooManySteps = Error("WF1137", "Too many steps",
        """
        A process has up to 2,000 steps. People can no longer see through a longer one, and checks of what follows what take too long.
        Move parts of it into processes of their own.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
