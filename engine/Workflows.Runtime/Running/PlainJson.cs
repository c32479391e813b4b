using System.Buffers;
using System.Text.Json;
using Workflows.Engine.State;

namespace Workflows.Runtime.Running;

/// <summary>JSON on its way into a seal or a hash: written again and again into one place, and never kept.</summary>
internal sealed class PlainJson
{
    private const int FirstSize = 4096;

    /// <summary>Past this, what one large value has taken is given back.</summary>
    private const int MostKept = 256 * 1024;

    /// <summary>What <see cref="JsonSerializerOptions.MaxDepth"/> means where it is not set.</summary>
    private const int MostDepth = 64;

    // No deeper than what can be read again.
    private static readonly JsonWriterOptions Settings = new() { Encoder = EngineJson.Options.Encoder, SkipValidation = true, MaxDepth = MostDepth };

    private ArrayBufferWriter<byte> _bytes = new(FirstSize);

    /// <returns>Valid until something else is written.</returns>
    public ReadOnlySpan<byte> Write(object? value, Type type)
    {
        if (_bytes.Capacity > MostKept)
        {
            _bytes = new(FirstSize);
        }

        _bytes.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_bytes, Settings);
        JsonSerializer.Serialize(writer, value, type, EngineJson.Options);
        writer.Flush();
        return _bytes.WrittenSpan;
    }
}
