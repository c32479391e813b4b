namespace Workflows.Language.Diagnostics;

/// <summary>1201 to 1299 and 2101 to 2109: organisation files.</summary>
public static class OrganisationRules
{
    public static readonly DiagnosticRule RoleNeedsUnit = Error("WF1201", "Role held without a unit",
        """
        The role says 'per-unit: yes', so somebody holds it for one unit:
            role: head-teacher of preschool-a
        """);

    public static readonly DiagnosticRule RoleHasNoUnit = Error("WF1202", "Unit given to a role that has none",
        """
        The role is held once in the whole organisation. Where each unit has its own holder, say so where the role is defined:
            head-teacher: { title: Head teacher, per-unit: yes }
        """);

    public static readonly DiagnosticRule PeriodReversed = Error("WF1203", "Period that ends before it starts",
        """
        'from' is the first day on which a role is held, 'to' the last; both count.
        """);

    public static readonly DiagnosticRule HeldTwice = Error("WF1204", "Role held twice at the same time",
        """
        The same person holds the same role twice on the same days, so it is unclear which period or whether holder or deputy
        is meant. Let the periods follow one another.
        """);

    public static readonly DiagnosticRule BadMail = Error("WF1205", "Not a mail address",
        """
        A mail address has a name, an @ and the name of a mail domain: anna@example.org. One address, without a name before it.
        """);

    public static readonly DiagnosticRule SharedMail = Warning("WF1206", "Mail address of two people",
        """
        Two people have the same address, so each reads what is meant for the other. A case may hold what only one of them may
        know. Give each an address of their own.
        """);

    public static readonly DiagnosticRule CircularUnits = Error("WF1207", "Unit that belongs to itself",
        """
        Following 'parent' from unit to unit has to end at a unit without one. Here it comes back to where it started.
        """);

    public static readonly DiagnosticRule NobodyHolds = new("WF1208", Severity.Info, "Role that nobody holds",
        """
        A task for this role would have no candidates: it is nobody's, never everybody's, and becomes an incident. Add a
        holding, or delete the role.
        """);

    public static readonly DiagnosticRule UnknownRole = Error("WF2101", "Holding of an unknown role",
        """
        The role is not defined under 'roles' of the same file.
        """);

    public static readonly DiagnosticRule UnknownUnit = Error("WF2102", "Unknown unit in an organisation",
        """
        The unit is not defined under 'units' of the same file, or in the table that 'units' names.
        """);

    public static readonly DiagnosticRule UnknownPerson = Error("WF2103", "Unknown person in an organisation",
        """
        The person is not defined under 'people' of the same file.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
