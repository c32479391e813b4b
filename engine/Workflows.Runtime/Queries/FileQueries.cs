using Microsoft.EntityFrameworkCore;
using Workflows.Runtime.People;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Runtime.Queries;

/// <summary>Reads uploaded files.</summary>
public sealed class FileQueries(ReadModel model, BlobStore blobs)
{
    /// <summary>Opens a file for who may read its case, who uploaded it, or who has a copy of
    /// the document that it is; null for everybody else and when there is none.</summary>
    /// <param name="viewer">Who asks; being an administrator does not help.</param>
    /// <param name="actor">The id under which the viewer is signed in and uploads.</param>
    /// <param name="blob">Which file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<BlobDownload?> OpenAsync(Viewer viewer, string actor, BlobId blob, CancellationToken cancellationToken)
    {
        var may = await model.ReadAsync(
            async (db, ct) =>
            {
                var cases = db.CasesFor(viewer);
                return await db.Blobs.AnyAsync(
                        b => b.Id == blob.Value && (b.Uploader == actor || (b.Instance != null && cases.Any(i => i.Id == b.Instance))), ct)
                    || await db.DocumentsFor(viewer).AnyAsync(d => d.File == blob.Value, ct);
            },
            cancellationToken);
        return may ? await blobs.OpenAsync(blob, cancellationToken) : null;
    }
}
