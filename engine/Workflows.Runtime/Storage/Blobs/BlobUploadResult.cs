namespace Workflows.Runtime.Storage.Blobs;

/// <summary>How an upload went.</summary>
public abstract record BlobUploadResult
{
    public sealed record Stored(BlobId Id, BlobDescription Description) : BlobUploadResult;

    /// <param name="Reason">What is wrong and what to do, for the uploader.</param>
    public sealed record Refused(string Reason) : BlobUploadResult;
}
