namespace Workflows.Runtime.Storage.Blobs;

/// <summary>How an upload went.</summary>
public abstract record BlobUploadResult
{
    public sealed record Stored(BlobId Id, BlobDescription Description) : BlobUploadResult;

    /// <param name="Largest">The size in bytes past which a file is refused.</param>
    public sealed record TooLarge(long Largest) : BlobUploadResult;

    /// <param name="Reason">What is wrong and what to do, for the uploader.</param>
    public sealed record Refused(string Reason) : BlobUploadResult;
}
