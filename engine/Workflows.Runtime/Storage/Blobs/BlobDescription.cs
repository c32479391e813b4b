using System.Text.Json;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Storage.Blobs;

/// <summary>What is known of a file; stored sealed.</summary>
/// <param name="Name">As the uploader's computer called it, without a path.</param>
/// <param name="ContentType">As the uploader's browser called it: never to be trusted when the file is sent to a browser.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the content, lower-case hex.</param>
public sealed record BlobDescription(string Name, string ContentType, long Size, string Sha256)
{
    private const int LongestName = 200;
    private const int LongestType = 100;

    /// <summary>What is wrong with a name and a content type, in a sentence for the uploader; null when they are good.</summary>
    public static string? Problem(string name, string contentType) => (name, contentType) switch
    {
        ({ Length: 0 }, _) => "The file has no name.",
        ({ Length: > LongestName }, _) => $"The file's name is longer than {LongestName} characters: shorten it.",
        _ when name.Any(c => char.IsControl(c) || c is '/' or '\\' or '\u2028' or '\u2029') =>
            "The file's name holds a character that no file name may hold: rename the file.",
        (_, { Length: > LongestType }) => "The file's content type is too long.",
        _ when contentType.Any(c => c is < ' ' or > '~') => "The file's content type holds a character that it may not hold.",
        _ => null,
    };

    internal byte[] Close(DataKey key, BlobId blob) => key.Close(JsonSerializer.SerializeToUtf8Bytes(this), PlaceOf(blob));

    internal static BlobDescription Open(DataKey key, BlobId blob, ReadOnlySpan<byte> closed) =>
        JsonSerializer.Deserialize<BlobDescription>(key.Open(closed, PlaceOf(blob)))
        ?? throw new SealBrokenException();

    /// <summary>Without the name, which may say something of a case: this is what a log would show.</summary>
    public override string ToString() => $"file of {Size} bytes";

    private static SealedPlace PlaceOf(BlobId blob) => SealedPlace.Of("blob.closed", blob.Value);
}
