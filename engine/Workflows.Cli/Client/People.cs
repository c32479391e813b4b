using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Client;

/// <summary>Finds the person that is meant by <c>--as</c>: by id, or by a role that only one person holds today, such as
/// <c>head-teacher@preschool-a</c>.</summary>
internal static class People
{
    public static async Task<DirectoryPerson> FindAsync(WorkflowsClient client, string given, CancellationToken cancellation)
    {
        var people = (await client.GetAsync<DirectoryBody>("directory", cancellation)).People;
        if (people.FirstOrDefault(p => p.Id == given) is { } person)
        {
            return person;
        }

        return people.Where(p => p.Principals.Contains(given)).ToList() switch
        {
            [var one] => one,
            [] => throw CommandStoppedException.Usage(
                $"Nobody is called '{given}', and nobody holds such a role today.",
                Suggestion.Hint(given, people.Select(p => p.Id).Concat(people.SelectMany(p => p.Principals)))),
            var several => throw new CommandStoppedException(ExitCode.Usage, $"Several people hold the role '{given}'.", "name one of them")
            {
                Details = [.. several.Select(p => $"{p.Id}: {p.Name}")],
            },
        };
    }
}
