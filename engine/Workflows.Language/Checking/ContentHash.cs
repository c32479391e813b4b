using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workflows.Language.Text;

namespace Workflows.Language.Checking;

/// <summary>The address of a definition: what its files say, whatever folder they lie in.</summary>
/// <remarks>SHA-256 (FIPS 180-4) over, for each file in the order of its name: the length of the name in UTF-8 as 4 bytes, big-endian,
/// the name, and the same of the content. A name is the path as seen from the folder of the process file.</remarks>
internal static class ContentHash
{
    public static string Of(SourceText process, ImmutableArray<SourceText> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files
            .Select(f => (Name: Relative(process.Path, f.Path), f.Content))
            .OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static string Relative(string from, string to)
    {
        var folders = from.Split('/')[..^1];
        var parts = to.Split('/');
        var shared = 0;
        while (shared < folders.Length && shared < parts.Length - 1 && folders[shared] == parts[shared])
            shared++;
        return string.Join('/', Enumerable.Repeat("..", folders.Length - shared).Concat(parts[shared..]));
    }
}
