using System.Collections.Immutable;

namespace Workflows.Runtime.Privacy;

/// <summary>The master keys that this node can use, and what the key store knows of them.</summary>
/// <param name="Held">In no order.</param>
/// <param name="InFile">Fingerprints of those that the file has now.</param>
/// <param name="Versions">In order, as the key store knows them.</param>
internal sealed record MasterKeys(ImmutableArray<MasterKey> Held, ImmutableArray<string> InFile, ImmutableArray<KeyVersion> Versions)
{
    /// <summary>The one that new keys are wrapped with.</summary>
    public KeyVersion Current => Versions.Last(v => v.CurrentAt is not null);

    /// <summary>One that nodes are being given; null when there is none.</summary>
    public KeyVersion? Announced => Versions.LastOrDefault(v => v.CurrentAt is null);

    /// <summary>Those that were in use before and may still wrap something.</summary>
    public ImmutableArray<KeyVersion> Leaving => [.. Versions.Where(v => v.CurrentAt is not null && v.RetiredAt is null && v != Current)];

    /// <summary>Versions that keys here are or may be wrapped with, and that this node's file does not have.</summary>
    public ImmutableArray<KeyVersion> Missing =>
        [.. Versions.Where(v => v.CurrentAt is not null && v.RetiredAt is null && !InFile.Contains(v.Fingerprint))];

    /// <returns>Null when this node does not have it.</returns>
    public MasterKey? Find(long version) => Versions.FirstOrDefault(v => v.Version == version) is { } known
        ? Held.FirstOrDefault(k => k.Fingerprint == known.Fingerprint)
        : null;
}
