using System.Security.Cryptography;
using System.Text.Json;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Running;

/// <summary>Elements and events as sealed JSON.</summary>
internal static class SealedJson
{
    /// <summary>What this thread wrote last, to be written over: it need not be copied before it is sealed.</summary>
    [ThreadStatic]
    private static PlainJson? _plain;

    public static byte[] Close<T>(DataKey key, T value, SealedPlace place) =>
        key.Close((_plain ??= new()).Write(value, typeof(T)), place);

    /// <summary>SHA-256 of a value's JSON.</summary>
    public static byte[] HashOf(object value) => SHA256.HashData((_plain ??= new()).Write(value, value.GetType()));

    /// <exception cref="SealBrokenException">It was changed, or belongs elsewhere.</exception>
    public static T Open<T>(DataKey key, ReadOnlySpan<byte> closed, SealedPlace place) =>
        JsonSerializer.Deserialize<T>(key.Open(closed, place), EngineJson.Options) ?? throw new SealBrokenException();

    /// <summary>The stored name of a value of a closed set: kebab-case, as in JSON.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T ValueOf<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Single(value => string.Equals(NameOf(value), name, StringComparison.Ordinal));
}
