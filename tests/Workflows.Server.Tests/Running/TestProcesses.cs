namespace Workflows.Server.Tests.Running;

/// <summary>A process in which one asks and another answers, and the people who may.</summary>
internal static class TestProcesses
{
    public const string Id = "leave";

    /// <summary>May start and answer for the process.</summary>
    public const string Starter = "anna";

    /// <summary>Decides.</summary>
    public const string Manager = "bert";

    /// <summary>Is asked for one item only.</summary>
    public const string HeadOfNorth = "cleo";

    public const string HeadOfSouth = "emil";

    /// <summary>Is head of the south as well.</summary>
    public const string OtherHeadOfSouth = "fred";

    /// <summary>Holds no role that the process names.</summary>
    public const string Stranger = "dora";

    private const string Process =
        """
        process: leave
        title: Ask for leave
        languages: [en, sv]
        owner: staff-officer
        organisation: office
        data:
          days: { type: number, default: 5 }
        start:
          - by: staff-officer
            form: [days]
        steps:
          - id: cover
            for-each: unit in ["north", "south"]
            task: Say who covers in <unit>
            help: <days> days in <unit>.
            by: head of <unit>
            form:
              plan: { type: file, required: true }
              note: { type: text }
            due: 3 days
            remind: 1 day before
          - id: decide
            decision: Grant leave
            by: manager
            outcomes:
              grant: continue
              refuse: end refused
        """;

    private const string Swedish =
        """
        texts: leave
        language: sv
        title: Be om ledighet
        steps:
          cover:
            task: Säg vem som täcker i <unit>
            help: <days> dagar i <unit>.
          decide:
            decision: Bevilja ledighet
            outcomes: { grant: Bevilja, refuse: Avslå }
        """;

    public const string Organisation =
        """
        organisation: office
        units:
          north: The north
          south: The south
        roles:
          staff-officer: Staff officer
          manager: Manager
          head: { title: Head, per-unit: yes }
        people:
          anna: { name: Anna Alm, mail: anna@office.example }
          bert: { name: Bert Berg, mail: bert@office.example }
          cleo: { name: Cleo Carp }
          dora: { name: Dora Dahl }
          emil: { name: Emil Ek }
          fred: { name: Fred Falk }
        holdings:
          - { role: staff-officer, person: anna }
          - { role: manager, person: bert }
          - { role: head of north, person: cleo }
          - { role: head of south, person: emil }
          - { role: head of south, person: fred }
        """;

    public static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "leave.process.yaml"), Process);
        await File.WriteAllTextAsync(Path.Combine(folder, "leave.texts.sv.yaml"), Swedish);
        await File.WriteAllTextAsync(Path.Combine(folder, "office.organisation.yaml"), Organisation);
    }
}
