using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>The file of the master keys: for each a line <c>workflows-master-key:</c> and 32 bytes in Base64, the newest last; what begins
/// with <c>#</c> is a remark. Whoever loses it loses every case.</summary>
/// <remarks>A key that is no longer in use stays until somebody takes its line out: backups of the key store made earlier need it.</remarks>
public static class MasterKeyFile
{
    private const string Prefix = "workflows-master-key:";

    /// <summary>Makes the file with a new key, readable for this user only and on the disk when this returns.</summary>
    /// <returns>False when there is a file already; of several that try at once, one makes it.</returns>
    /// <exception cref="StartRefusedException">It cannot be written.</exception>
    public static bool TryMake(string path, Instant now)
    {
        PrivateFile.CreateFolder(FolderOf(path));
        try
        {
            return PrivateFile.TryCreate(path, Encoding.ASCII.GetBytes(LinesOf(NewKey(), now)));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The master key file {path} cannot be made: {cause.Message}", cause);
        }
    }

    /// <summary>Adds a new key; whoever reads the file meanwhile finds it as it was or as it is to be.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written by this user.</exception>
    public static MasterKey Append(string path, Instant now)
    {
        var key = NewKey();
        PrivateFile.Replace(path, Encoding.ASCII.GetBytes(File.ReadAllText(path).TrimEnd() + "\n" + LinesOf(key, now)));
        return key;
    }

    /// <summary>The keys in the file, the newest last.</summary>
    /// <exception cref="StartRefusedException">The file is open to other users, or holds no master key.</exception>
    public static async Task<ImmutableArray<MasterKey>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (PrivateFile.IsOpenToOthers(path))
            {
                throw new StartRefusedException(
                    $"Other users may read the master key file {path}. Take that right away (chmod 600 {path}) and start again; "
                    + "if someone may have read it, treat the key as known, and change it with 'workflows keys rotate'.");
            }

            return Parse(path, await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The master key file {path} cannot be read: {cause.Message}", cause);
        }
    }

    /// <summary>Refuses what is no file of master keys, whoever else may read it: a copy that is kept safe is about to be put in its place.</summary>
    /// <exception cref="StartRefusedException">It holds no master key, or cannot be read.</exception>
    public static void Check(string path)
    {
        try
        {
            Parse(path, File.ReadAllText(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The master key file {path} cannot be read: {cause.Message}", cause);
        }
    }

    private static ImmutableArray<MasterKey> Parse(string path, string text)
    {
        if (text.Length == 0)
        {
            throw new StartRefusedException(
                $"The master key file {path} is empty. If no case was ever started here, delete the file and start again; otherwise put it back from "
                + "where it is kept safe.");
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#'));
        var keys = ImmutableArray.CreateBuilder<MasterKey>();
        foreach (var line in lines)
        {
            var key = new byte[Seal.KeyBytes];
            if (!line.StartsWith(Prefix, StringComparison.Ordinal)
                || !Convert.TryFromBase64String(line[Prefix.Length..], key, out var length)
                || length != key.Length)
            {
                throw new StartRefusedException($"The file {path} is no master key. Put back the file that this installation was started with.");
            }

            keys.Add(new(key));
        }

        return keys.Count > 0
            ? keys.ToImmutable()
            : throw new StartRefusedException($"The file {path} holds no master key. Put back the right file.");
    }

    private static MasterKey NewKey() => new(RandomNumberGenerator.GetBytes(Seal.KeyBytes));

    private static string LinesOf(MasterKey key, Instant now) => $"# {key.Fingerprint}, made {now.InUtc().Date:uuuu-MM-dd}\n{Prefix}{key.ToText()}\n";

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
