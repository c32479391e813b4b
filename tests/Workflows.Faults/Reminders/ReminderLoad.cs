using System.Globalization;
using System.Text;

namespace Workflows.Faults.Reminders;

/// <summary>A process whose reminders fall due evenly over a stretch of time.</summary>
/// <param name="Instances">How many are started.</param>
/// <param name="Items">Tasks in each.</param>
/// <param name="Rules">Reminders of each task, all at different times.</param>
internal sealed record ReminderLoad(int Instances, int Items, int Rules)
{
    public const string Process = "reminders-under-fire";

    /// <summary>The person who starts the instances and is reminded.</summary>
    public const string Clerk = "clerk-1";

    /// <summary>What every task is due in; reminders are counted back from there.</summary>
    private static readonly TimeSpan Due = TimeSpan.FromHours(6);

    public int Reminders => Instances * Items * Rules;

    /// <summary>At least so many reminders, ten rules a task and twenty tasks an instance.</summary>
    public static ReminderLoad Of(int reminders) => new((reminders + 199) / 200, 20, 10);

    /// <summary>Writes the process, its organisation and its table.</summary>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="first">From a task's opening to its first reminder.</param>
    /// <param name="stretch">From the first to the last.</param>
    public void Write(string folder, TimeSpan first, TimeSpan stretch)
    {
        Directory.CreateDirectory(folder);
        var rules = Enumerable.Range(0, Rules)
            .Select(r => Due - first - (stretch * r / Math.Max(Rules - 1, 1)))
            .Select(before => string.Create(CultureInfo.InvariantCulture, $"{(long)before.TotalSeconds} seconds before"));
        File.WriteAllText(
            Path.Combine(folder, $"{Process}.process.yaml"),
            $"""
            process: {Process}
            title: Reminders under fire
            language: en
            organisation: fire-station
            data:
              items: {"{"} type: table, of: unit, from: items.csv {"}"}
            steps:
              - id: answer
                for-each: unit in items
                task: Answer <unit.id>
                by: clerk
                due: {(long)Due.TotalSeconds} seconds
                remind: [{string.Join(", ", rules)}]
            """);
        File.WriteAllText(
            Path.Combine(folder, "fire-station.organisation.yaml"),
            $"""
            organisation: fire-station
            roles:
              clerk: Clerk
            people:
              {Clerk}: {"{"} name: The clerk, mail: clerk@example.org {"}"}
            holdings:
              - {"{"} role: clerk, person: {Clerk} {"}"}
            """);
        var table = new StringBuilder("id\n");
        foreach (var item in Enumerable.Range(1, Items))
        {
            table.Append(CultureInfo.InvariantCulture, $"item-{item}\n");
        }

        File.WriteAllText(Path.Combine(folder, "items.csv"), table.ToString());
    }
}
