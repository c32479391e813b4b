namespace Workflows.Benchmarks.Waiting;

/// <summary>What the dormant cases run.</summary>
internal static class DormantProcesses
{
    public const string Organisation = """
        organisation: office
        roles:
          clerk: Clerk
          keeper: Keeper
        people:
          sam: { name: Sam, mail: sam@example.org }
          kim: { name: Kim, mail: kim@example.org }
        holdings:
          - { role: clerk, person: sam }
          - { role: keeper, person: kim }
        """;

    public static string Common { get; } = Process("common", "Common", "clerk");

    public static string Rare { get; } = Process("rare", "Rare", "keeper");

    private static string Process(string id, string title, string role) => $"""
        process: {id}
        title: {title}
        owner: {role}
        organisation: office
        data:
          note: {"{"} type: text, sensitivity: special {"}"}
        start:
          - by: {role}
            form: [note]
        steps:
          - task: Look at it
            by: {role}
            due: 30 days after start
            remind: [3 days before]
        """;
}
