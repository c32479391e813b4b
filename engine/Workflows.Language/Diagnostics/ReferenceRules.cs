namespace Workflows.Language.Diagnostics;

/// <summary>Names that lead nowhere, or to two things (2xxx).</summary>
public static class ReferenceRules
{
    public static readonly DiagnosticRule DuplicateId = Error("WF2001", "Two steps with one id",
        """
        An id names one step in the whole process: results, outcomes, 'back to' and commands would not know which is meant.
        Give one of the two another id:

            - id: analyse-preschools
            - id: analyse-schools
        """);

    public static readonly DiagnosticRule NameTaken = Error("WF2002", "One name for two things",
        """
        Steps, data fields, branches and the item of a for-each are read by their names in expressions. 'start', 'received', 'plan' and
        the like are always there, and words such as 'null', 'if' and 'item' mean something of their own. Two things with one name
        would hide each other:

            data:
              units: { type: table, from: units.csv }
            steps:
              - id: collect
                for-each: unit in units        # not: units in units
        """);

    public static readonly DiagnosticRule UnknownStep = Error("WF2003", "A step that does not exist",
        """
        'back to' and outcomes name a step by the id that stands behind its 'id':

            - id: analyse
              task: Analyse the routines
              by: working-group
            - decision: One general routine
              outcomes:
                approve: continue
                send back: back to analyse
        """);

    public static readonly DiagnosticRule StepOutOfReach = Error("WF2004", "A step that cannot be gone back to",
        """
        One goes back to an earlier step of the same list or of a list around it, and stays within the branch of a 'parallel' and
        within the item of a 'for-each': what happens in the other branches and for the other items would otherwise be undefined.
        A later step is reached by going on. What shall be skipped gets a 'when' or stands in a 'choose'.
        """);

    public static readonly DiagnosticRule UnknownRole = Error("WF2005", "A role that the organisation does not have",
        """
        The process names an organisation file, and that file lists the roles. A role that it does not list is held by nobody, so
        the task would reach nobody. Correct the name, or add the role to the organisation file:

            roles:
              working-group: { title: Working group }
        """);

    public static readonly DiagnosticRule RoleNeedsUnit = Error("WF2006", "A role without its unit",
        """
        The organisation says that this role is held for one unit each, so a step has to say of which unit it means it:

            by: head-teacher of <unit.id>
        """);

    public static readonly DiagnosticRule RoleHasNoUnit = Error("WF2007", "A unit for a role that has none",
        """
        The organisation says that this role is held for the whole of it and not for one unit each. Write the role alone:

            by: production-director
        """);

    public static readonly DiagnosticRule UnknownUnit = Error("WF2008", "A unit that the organisation does not have",
        """
        A role can be asked for of one fixed unit, by the unit's id in the organisation file:

            by: head-teacher of preschool-a

        For the unit of the item at hand write a placeholder: 'head-teacher of <unit.id>'.
        """);

    public static readonly DiagnosticRule UnknownFile = Error("WF2009", "A file that is not there",
        """
        A process names its calendar and its organisation by name, and its clause file and its tables by file name:

            governed-by: school-outreach.clauses.yaml
            calendar: sweden                   # sweden.calendar.yaml
            organisation: municipality         # municipality.organisation.yaml

        The file is looked for in the folder of the process, then in the folders around it.
        """);

    public static readonly DiagnosticRule UnknownTerm = Error("WF2010", "A term that the calendar does not know",
        """
        'end of autumn-term 2022' needs a term of that name in the process's calendar:

            terms:
              autumn-term: { from: 08-15, to: 12-20 }
        """);

    public static readonly DiagnosticRule UnknownField = Error("WF2011", "A data field that does not exist",
        """
        'set' and the form of 'start' name fields of the case's data, which are listed under 'data':

            data:
              total: number
            steps:
              - set: { total: sum(follow_up.results.incidents) }

        Fields of forms belong to the result of their step and are not set.
        """);

    public static readonly DiagnosticRule DuplicateProcess = Error("WF2012", "Two processes with one id",
        """
        Commands, cases and other files name a process by the id behind 'process'. Give one of the two another id:

            process: school-outreach-2021
        """);

    public static readonly DiagnosticRule UnknownEnding = new("WF2013", Severity.Warning, "A file that nothing reads",
        """
        What a file is follows from the ending of its name: school-outreach.process.yaml is a process, units.csv a table. This one has
        none that is known, so it is not checked and nothing comes of it. Rename it, or move it out of the folder.
        """);

    public static readonly DiagnosticRule Vacant = new("WF2014", Severity.Warning, "A role that nobody holds when it is needed",
        """
        The organisation says who holds which role, of which unit, and from when to when. Here a step means a role that nobody holds:
        not at all, not on the day when the step is due, or not all through the plan. The task would be nobody's, and an incident.
        For a step with 'for-each' the rows of the table tell which units are meant; units that are vacant are named:

            units:
              preschool-f: { name: The Butterfly, kind: preschool }
            holdings:
              - { role: head-teacher of preschool-f, person: anna, to: 2020-03-31 }      # and nobody from April on

        Add a holding for that time, or a deputy, to the organisation file; or let another role do it.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
