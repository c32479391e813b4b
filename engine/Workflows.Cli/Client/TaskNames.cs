using System.Collections.Immutable;
using System.Globalization;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Client;

/// <summary>Finds the open task that a person means.</summary>
/// <remarks>A task is named by its id (<c>1b9d6bcd/5</c>: the beginning of the instance's id, and the number), by its step
/// (<c>collect</c>), by its step and unit or person (<c>collect for preschool-a</c>), or by its title.</remarks>
internal static class TaskNames
{
    private const int MostShown = 12;

    public static string Id(TaskSummary task) => Id(task.Instance, task.Task);

    public static string Id(Guid instance, long task) => string.Create(CultureInfo.InvariantCulture, $"{InstanceNames.Short(instance)}/{task}");

    public static async Task<TaskSummary> FindAsync(WorkflowsClient client, string given, Guid? instance, CancellationToken cancellation)
    {
        var all = new List<TaskSummary>();
        await foreach (var task in client.ListAsync<TaskSummary>(
            Query.Of("tasks", ("view", "mine"), ("instance", instance?.ToString("D"))), cancellation))
        {
            all.Add(task);
        }

        return all.Where(t => IsMeant(t, given)).ToList() switch
        {
            [var one] => one,
            [] => throw NotFound(given, all),
            var several => throw new CommandStoppedException(ExitCode.Findings, $"Several open tasks are called '{given}'.", "name it by its id")
            {
                Details = Shown(several),
            },
        };
    }

    private static bool IsMeant(TaskSummary task, string given)
    {
        if (given.Split('/') is [var instance, var number])
        {
            return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && task.Task == wanted
                && instance.Length > 0 && task.Instance.ToString("D").StartsWith(instance, StringComparison.OrdinalIgnoreCase);
        }

        return given.Split(" for ", 2) is [var step, var whom] && task.Node == step && IsFor(task, whom)
            || task.Node == given
            || string.Equals(task.Title, given, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFor(TaskSummary task, string whom) =>
        task.Candidates.Any(c => c == whom || c.EndsWith("@" + whom, StringComparison.Ordinal) || c == "person:" + whom)
        || task.Assignee?.Id == whom;

    private static CommandStoppedException NotFound(string given, List<TaskSummary> all) => new(
        ExitCode.Findings,
        $"There is no open task '{given}' for this person.",
        Suggestion.Hint(given.Split(" for ")[0], all.Select(t => t.Node).Distinct()) ?? "'workflows tasks --as …' lists a person's open tasks")
    {
        Details = Shown(all),
    };

    private static ImmutableArray<string> Shown(List<TaskSummary> tasks) =>
        [
            .. tasks.Take(MostShown).Select(t => $"{Id(t)} {t.Node}: {t.Title}"),
            .. tasks.Count > MostShown ? [$"… and {tasks.Count - MostShown} more"] : Array.Empty<string>(),
        ];
}
