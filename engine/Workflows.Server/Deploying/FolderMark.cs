using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflows.Language.Checking;
using Workflows.Language.Text;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Storage;

namespace Workflows.Server.Deploying;

/// <summary>Remembers in the data folder that bringing a folder of processes into force changed nothing and that nothing was to be said
/// about it: with the same files, the same program and the same in force, a later start need not check it again.</summary>
/// <param name="Files">What was checked, and by which program.</param>
/// <param name="Standing">What was in force (<see cref="ProcessLibrary.StandingAsync"/>), before it and after.</param>
/// <param name="Processes">The processes that are in force because of it, or in spite of it.</param>
internal sealed record FolderMark(string Files, string Standing, ImmutableArray<FolderMark.InForce> Processes)
{
    public const string Name = "checked.json";

    /// <summary>SHA-256 over the checker's build and all files, hexadecimal.</summary>
    public static string Of(SourceSet files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(FolderChecker).Module.ModuleVersionId.ToByteArray());
        foreach (var (path, file) in files.Files)
        {
            Append(hash, path);
            Append(hash, file.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>Null when there is none, or none that can be read: then the folder is checked.</returns>
    public static FolderMark? Read(string dataFolder)
    {
        try
        {
            return JsonSerializer.Deserialize<FolderMark>(File.ReadAllBytes(Path.Combine(dataFolder, Name)), JsonSerializerOptions.Web);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string dataFolder) =>
        PrivateFile.Replace(Path.Combine(dataFolder, Name), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    /// <summary>With its length, so that no two sets of files come to the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    /// <param name="Process">Its id.</param>
    /// <param name="Definition">The content hash.</param>
    internal sealed record InForce(string Process, string Definition);
}
