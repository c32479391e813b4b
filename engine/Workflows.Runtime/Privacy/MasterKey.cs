using System.Security.Cryptography;
using System.Text;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>The key that wraps all data keys. It lives in a file apart from every database and every backup of one.</summary>
/// <remarks>The file is one line: <c>workflows-master-key:</c> and 32 bytes in Base64. Whoever loses it loses every case.</remarks>
public sealed class MasterKey
{
    private const string Prefix = "workflows-master-key:";

    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    /// <summary>A number that tells this key from others and says nothing of it: the key store remembers it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(_key, "workflows master key fingerprint"u8)[..16]);

    /// <summary>Makes a new key and its file, readable for this user only and on the disk when this returns.</summary>
    /// <exception cref="StartRefusedException">The file is there already, or cannot be written.</exception>
    public static MasterKey Create(string path)
    {
        PrivateFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var key = RandomNumberGenerator.GetBytes(Seal.KeyBytes);
        try
        {
            using var file = PrivateFile.Open(path, FileMode.CreateNew, FileShare.None);
            file.Write(Encoding.ASCII.GetBytes($"{Prefix}{Convert.ToBase64String(key)}\n"));
            file.Flush(flushToDisk: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The master key file {path} cannot be made: {cause.Message}", cause);
        }

        DurableFolder.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(key);
    }

    /// <exception cref="StartRefusedException">The file is open to other users, or is no master key.</exception>
    public static MasterKey Read(string path)
    {
        if (PrivateFile.IsOpenToOthers(path))
        {
            throw new StartRefusedException(
                $"Other users may read the master key file {path}. Take that right away (chmod 600 {path}) and start again; "
                + "if someone may have read it, treat the key as known.");
        }

        string text;
        try
        {
            text = File.ReadAllText(path).Trim();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The master key file {path} cannot be read: {cause.Message}", cause);
        }

        var key = new byte[Seal.KeyBytes];
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(text[Prefix.Length..], key, out var length)
            || length != key.Length)
        {
            throw new StartRefusedException($"The file {path} is no master key. Put back the file that this installation was started with.");
        }

        return new(key);
    }

    /// <summary>A key for one purpose, from which this one does not follow (RFC 5869).</summary>
    internal byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Seal.KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    internal byte[] Close(ReadOnlySpan<byte> plain, SealedPlace place) => Seal.Close(_key, plain, place);

    internal byte[] Open(ReadOnlySpan<byte> closed, SealedPlace place) => Seal.Open(_key, closed, place);
}
