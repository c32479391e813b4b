using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;

namespace Workflows.Runtime.Jobs;

/// <summary>Reads what a service has answered: JSON as a value, plain text as a text, nothing as null.</summary>
internal static class AnswerBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The bytes, or null when there are more than that many.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > largest)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (kept.Length + read > largest)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    /// <param name="bytes">All of it.</param>
    /// <param name="type">What the service calls it.</param>
    /// <param name="host">For what is said when it cannot be used.</param>
    public static (FeelValue Value, CallFailure? Failure) Of(byte[] bytes, MediaTypeHeaderValue? type, string host)
    {
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
        {
            return (FeelValue.Null, null);
        }

        try
        {
            return type?.MediaType switch
            {
                null => Json(bytes, host),
                "text/plain" => (FeelValue.Of(Strict.GetString(bytes)), null),
                var media when media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal) => Json(bytes, host),
                var media => (FeelValue.Null, Bad($"{host} answered with {Shortened(media)}, and JSON was expected.")),
            };
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException)
        {
            return (FeelValue.Null, Bad($"{host} answered with what is no JSON."));
        }
    }

    private static (FeelValue Value, CallFailure? Failure) Json(byte[] bytes, string host)
    {
        using var document = JsonDocument.Parse(bytes);
        return FeelJson.ReadPlain(document.RootElement, FeelType.Any, out _) is { } value
            ? (value, null)
            : (
                FeelValue.Null,
                Bad($"{host} answered with JSON that cannot be used: it is nested too deeply, or has a number that is too large."));
    }

    private static CallFailure Bad(string message) => new("bad-answer", CallFailureKind.Lasting, message);

    private static string Shortened(string media) =>
        media.Length <= 60 && media.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.') ? media : "another kind of content";
}
