using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Documents;

/// <summary>The registers of cases. What stands in a document is downloaded as other files are, by those who may read it.</summary>
internal static class DocumentEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/documents", List).WithTags("documents").WithName("listDocuments");

    /// <summary>Documents that the person who asks may read, the last written first: of their cases, and those they have a copy of.</summary>
    /// <param name="instance">Only those of this case.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks; an administrator reads no documents.</param>
    /// <param name="documents">Where they are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<DocumentBody>>> List(
        Guid? instance, [AsParameters] PageRequest page, Asker asker, DocumentQueries documents, CancellationToken cancellationToken)
    {
        var slice = await documents.ListAsync(asker.Viewer, instance is { } id ? new InstanceId(id) : null, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(Describe)));
    }

    private static DocumentBody Describe(DocumentListing listing)
    {
        var entry = listing.Entry;
        return new(
            listing.Instance.Value,
            listing.Process,
            entry.Node,
            entry.Id.Number,
            entry.Id.Version,
            entry.Title,
            entry.Kind,
            entry.RegisteredAs,
            entry.WrittenAt,
            entry.Copies,
            entry.Sensitivity,
            entry.File,
            entry.FileName,
            entry.Size);
    }
}
