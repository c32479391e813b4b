using Workflows.Engine.State;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Tasks;

/// <summary>Tells why tasks are not open any more.</summary>
internal sealed class TaskClosings(TaskClosingQueries closings, ProcessLibrary library, StepTitles titles)
{
    /// <summary>How a task was closed; null while it is open, and for those who may not know of it.</summary>
    public async Task<TaskClosingBody?> FindAsync(InstanceId instance, TaskId task, Asker asker, CancellationToken cancellationToken)
    {
        if (await closings.FindAsync(asker.Viewer, instance, task, cancellationToken) is not { Listing: var listing } closing)
        {
            return null;
        }

        var graph = (await library.FindAsync(listing.Definition, cancellationToken))!;
        var by = asker.Directory.Name(closing.By);
        var byReader = by is not null && string.Equals(by.Id, asker.Caller.Person, StringComparison.Ordinal);
        var (detail, hint) = TaskClosingWords.Of(closing, by?.Name, byReader, graph.Calendar.Zone);
        var title = listing.Titles?.GetValueOrDefault(graph.WordingFor(asker.Languages).Language)
            ?? listing.Title
            ?? await titles.OfAsync(listing.Definition, listing.Node, asker, cancellationToken);
        return new(title, closing.At, closing.Because, by, detail, hint);
    }
}
