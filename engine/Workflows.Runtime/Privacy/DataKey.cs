using System.Security.Cryptography;

namespace Workflows.Runtime.Privacy;

public readonly record struct DataKeyId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>The key of one case or one file: everything of it is sealed with this key and gone when the key is destroyed.</summary>
public sealed class DataKey
{
    private readonly byte[] _key;

    internal DataKey(DataKeyId id, byte[] key)
    {
        Id = id;
        _key = key;
    }

    public DataKeyId Id { get; }

    public byte[] Close(ReadOnlySpan<byte> plain, SealedPlace place) => Seal.Close(_key, plain, place);

    /// <exception cref="SealBrokenException">It was not sealed with this key for this place, or was changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> closed, SealedPlace place) => Seal.Open(_key, closed, place);

    internal static DataKey Create() => new(new(Guid.CreateVersion7()), RandomNumberGenerator.GetBytes(Seal.KeyBytes));

    /// <summary>The key itself, sealed under a master key.</summary>
    internal byte[] Wrap(MasterKey master) => master.Close(_key, PlaceOf(Id));

    /// <exception cref="SealBrokenException">It was not wrapped with that master key, or was changed.</exception>
    internal static DataKey Unwrap(DataKeyId id, ReadOnlySpan<byte> wrapped, MasterKey master) => new(id, master.Open(wrapped, PlaceOf(id)));

    internal static SealedPlace PlaceOf(DataKeyId id) => SealedPlace.Of("data_key.wrapped", id.Value);
}
