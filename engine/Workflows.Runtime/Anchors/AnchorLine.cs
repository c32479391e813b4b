using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Anchors;

/// <summary>Where a case's journal stood: its entry of that number had that hash.</summary>
public readonly record struct AnchoredHead(Guid Instance, long Number, ImmutableArray<byte> Hash);

/// <summary>One line of a log of anchors: what changed since the line before.</summary>
/// <remarks>The form: a JSON object (RFC 8259, letters of ASCII only), a tab, the signature over the object's bytes in Base64, and a line
/// feed. Each line names the SHA-256 of the object before it, so that the last one vouches for all.</remarks>
public sealed record AnchorLine
{
    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The hash of the line before; of zeros before the first.</summary>
    public required ImmutableArray<byte> Previous { get; init; }

    public required Instant At { get; init; }

    /// <summary>Why it was written: <c>start</c>, <c>interval</c>, <c>stop</c> or <c>restore</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>The last entry of the system journal.</summary>
    public required long SystemNumber { get; init; }

    public required ImmutableArray<byte> SystemHash { get; init; }

    /// <summary>Cases whose journals grew.</summary>
    public ImmutableArray<AnchoredHead> Heads { get; init; } = [];

    /// <summary>Data keys that were destroyed: a restored key store is told of them.</summary>
    public ImmutableArray<DestroyedKey> Erased { get; init; } = [];

    /// <summary>After a restore: by log, the last line whose heads hold no more.</summary>
    public ImmutableDictionary<string, long> Voids { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The text that is signed.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("number", Number);
            json.WriteBase64String("previous", Previous.AsSpan());
            json.WriteString("at", InstantPattern.ExtendedIso.Format(At));
            json.WriteString("cause", Cause);
            json.WriteString("system", Head(SystemNumber, SystemHash));
            WriteAll(json, "heads", Heads.Select(h => $"{h.Instance:N}:{Head(h.Number, h.Hash)}"));
            WriteAll(json, "erased", Erased.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Id.Value:N}:{e.At.ToUnixTimeTicks()}")));
            WriteAll(
                json,
                "voids",
                Voids.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}:{v.Value}")));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static ImmutableArray<byte> HashOf(ReadOnlySpan<byte> text) => [.. SHA256.HashData(text)];

    /// <returns>Null when it is no such line.</returns>
    public static AnchorLine? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var (systemNumber, systemHash) = ReadHead(root.GetProperty("system").GetString()!);
            return new()
            {
                Number = root.GetProperty("number").GetInt64(),
                Previous = [.. root.GetProperty("previous").GetBytesFromBase64()],
                At = InstantPattern.ExtendedIso.Parse(root.GetProperty("at").GetString()!).Value,
                Cause = root.GetProperty("cause").GetString()!,
                SystemNumber = systemNumber,
                SystemHash = systemHash,
                Heads = [.. Texts(root, "heads").Select(ReadCase)],
                Erased = [.. Texts(root, "erased").Select(ReadErased)],
                Voids = Texts(root, "voids").Select(t => t.Split(':')).ToImmutableDictionary(
                    p => p[0], p => long.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal),
            };
        }
        catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException or KeyNotFoundException
            or ArgumentException or OverflowException or UnparsableValueException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string Head(long number, ImmutableArray<byte> hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}:{Convert.ToBase64String(hash.AsSpan())}");

    private static AnchoredHead ReadCase(string text)
    {
        var (number, hash) = ReadHead(text[33..]);
        return new(Guid.ParseExact(text.AsSpan(0, 32), "N"), number, hash);
    }

    private static (long Number, ImmutableArray<byte> Hash) ReadHead(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return (
            long.Parse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture),
            [.. Convert.FromBase64String(text[(colon + 1)..])]);
    }

    private static DestroyedKey ReadErased(string text) => new(
        new(Guid.ParseExact(text.AsSpan(0, 32), "N")),
        Instant.FromUnixTimeTicks(long.Parse(text.AsSpan(33), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Texts(JsonElement root, string name) => root.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(Encoding.ASCII.GetBytes(text));
        }

        json.WriteEndArray();
    }
}
