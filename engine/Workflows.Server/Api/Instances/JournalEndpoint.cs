using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Instances;

internal static class JournalEndpoint
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/instances/{instance:guid}/journal", List).WithTags("instances").WithName("getJournal");

    /// <summary>What was done with an instance and what came of it, from the start on.</summary>
    public static async Task<Results<Ok<Page<JournalEntryBody>>, ProblemAnswer>> List(
        Guid instance, [AsParameters] PageRequest page, Asker asker, JournalQueries journal, CancellationToken cancellationToken) =>
        await journal.ListAsync(asker.Viewer, new(instance), page.Slice, cancellationToken) is { } slice
            ? TypedResults.Ok(Page.Of(slice.Select(entry => Describe(entry, asker))))
            : Commands.NotFound();

    private static JournalEntryBody Describe(JournalEntry entry, Asker asker) => new(
        entry.Sequence,
        entry.At,
        entry.Kind,
        asker.Directory.Name(entry.Person),
        entry.Actor,
        entry.Events is { } events ? [.. events.Select(e => JsonSerializer.SerializeToElement(e, EngineJson.Options))] : null);
}
