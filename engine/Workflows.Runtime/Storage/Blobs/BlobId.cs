namespace Workflows.Runtime.Storage.Blobs;

/// <summary>The id by which a form's answer, a link and a journal entry name an uploaded file.</summary>
public readonly record struct BlobId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
