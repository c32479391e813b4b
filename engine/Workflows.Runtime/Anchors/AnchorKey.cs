using System.Security.Cryptography;
using System.Text;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Anchors;

/// <summary>The key that signs anchors: ECDSA over P-256 with SHA-256 (FIPS 186-5), apart from all keys of cases.</summary>
/// <remarks>The private half is a PEM file (RFC 7468, PKCS #8) beside the master key, with mode 0600; the public half lies beside the anchors
/// and is what whoever verifies keeps.</remarks>
public sealed class AnchorKey : IDisposable
{
    public const string FileName = "anchor.key";

    private static readonly byte[] Purpose = "workflows anchor 1\n"u8.ToArray();

    private readonly ECDsa _key;

    private AnchorKey(ECDsa key)
    {
        _key = key;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }

    /// <summary>16 hexadecimal digits that tell this key from others: the beginning of SHA-256 over the public half.</summary>
    public string Fingerprint { get; }

    /// <summary>The public half, as PEM.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Reads the private key; makes it when there is none.</summary>
    /// <exception cref="StartRefusedException">The file is open to others, or is no such key.</exception>
    public static AnchorKey OpenOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PrivateFile.Replace(path, Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n"));
        }

        if (PrivateFile.IsOpenToOthers(path))
        {
            throw new StartRefusedException(
                $"Other users may read {path}, the key that signs anchors. Take that right away (chmod 600 {path}) and start again.");
        }

        return Read(path)
            ?? throw new StartRefusedException($"The file {path} is no key that signs anchors. Put back the one that this installation had.");
    }

    /// <summary>Reads a key of which either half is given; null when the file is none or not there.</summary>
    public static AnchorKey? Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new(key);
        }
        catch (Exception cause) when (cause is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            return null;
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> text) => _key.SignData((byte[])[.. Purpose, .. text], HashAlgorithmName.SHA256);

    public bool IsSignatureOf(byte[] text, byte[] signature) => _key.VerifyData((byte[])[.. Purpose, .. text], signature, HashAlgorithmName.SHA256);

    public void Dispose() => _key.Dispose();
}
