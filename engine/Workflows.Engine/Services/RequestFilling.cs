using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Services;

/// <summary>Makes the request of a call, its placeholders filled from the case as it is now.</summary>
internal sealed class RequestFilling(Transition transition, ScopeId scope)
{
    private const int LongestAddress = 4_000;
    private const int LongestHeader = 2_000;
    private const int LargestBody = 1024 * 1024;

    // What is said of markup does not hold here: the body is read by services, not put into a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The placeholder that had no value, after <see cref="Of"/> gave no request.</summary>
    public Expression? Empty { get; private set; }

    /// <summary>What else is wrong, in a sentence, after <see cref="Of"/> gave no request.</summary>
    public string? Problem { get; private set; }

    public ServiceRequest? Of(HttpStep step)
    {
        if (AddressOf(step.Address) is not { } address)
        {
            return null;
        }

        var headers = step.Headers.Select(h => new RequestHeader(h.Name.Value, HeaderText(transition.FillLine(h.Value, scope)))).ToList();
        var body = step.Body is { } value ? JsonOf(ValueOf(value)) : null;
        Problem = address.Length > LongestAddress ? $"The address is longer than {LongestAddress} characters."
            : headers.Find(h => h.Value.Length > LongestHeader) is { } tooLong
                ? $"The header '{tooLong.Name}' is longer than {LongestHeader} characters."
            : body is not null && Encoding.UTF8.GetByteCount(body) > LargestBody ? "The body is larger than 1 MiB."
            : null;
        return Problem is not null
            ? null
            : new()
            {
                Method = step.Method.Name,
                Address = address,
                Headers = [.. headers],
                Body = body,
                Secret = step.Secret?.Value,
                TimeoutSeconds = step.TimeoutSeconds,
            };
    }

    /// <summary>Null where a part is empty, or would lead up a folder: the address would mean something else than the author
    /// wrote.</summary>
    private string? AddressOf(TextTemplate template)
    {
        var text = new StringBuilder();
        foreach (var part in template.Parts)
        {
            if (part.Placeholder is not { } placeholder)
            {
                text.Append(part.Literal);
                continue;
            }

            var value = ValueText.Of(transition.Evaluate(placeholder, scope));
            if (value.Length == 0)
            {
                Empty = placeholder;
                return null;
            }

            text.Append(Uri.EscapeDataString(value));
        }

        var address = text.ToString();
        var path = address.Split('?')[0].Split('/').Skip(3);
        if (template.Parts.Any(p => p.Placeholder is not null) && path.Any(segment => segment is "." or ".."))
        {
            Problem = "A value that fills the address would lead to another place: it is '.' or '..'.";
            return null;
        }

        return address;
    }

    private FeelValue ValueOf(HttpValue value) => value switch
    {
        HttpValue.Text text => FeelValue.Of(transition.Fill(text.Template, scope)),
        HttpValue.Computed computed => transition.Evaluate(computed.Expression, scope),
        HttpValue.Fields fields => new FeelContext(
            fields.Entries.Select(e => new KeyValuePair<string, FeelValue>(e.Name.Value, ValueOf(e.Value)))),
        HttpValue.Items items => FeelValue.List(items.Values.Select(ValueOf)),
        _ => throw new InvalidOperationException($"No value {value.GetType().Name}: the set is closed."),
    };

    private static string JsonOf(FeelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            FeelJson.WritePlain(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Visible ASCII only (RFC 9110 §5.5); everything else percent-encoded.</summary>
    private static string HeaderText(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is >= ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
