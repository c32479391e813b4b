using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Backups;

/// <summary>What is in a backup: <c>manifest.json</c>, written last. A folder without one is no backup.</summary>
public sealed record BackupManifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Of this form; 1.</summary>
    public int Format { get; init; } = 1;

    public required string Program { get; init; }

    /// <summary>What it holds is as it was at this moment or a little later.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary><c>cases</c> or <c>keys</c>: they belong in two places.</summary>
    public required string Holds { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public required string Store { get; init; }

    /// <summary>The schema scripts that had been applied.</summary>
    public required ImmutableArray<string> Scripts { get; init; }

    public long Cases { get; init; }

    public long Entries { get; init; }

    /// <summary>By log, the last line of anchors that the backup reaches.</summary>
    public ImmutableDictionary<string, long> Anchors { get; init; } = ImmutableDictionary<string, long>.Empty;

    public ImmutableArray<BackupTable> Tables { get; init; } = [];

    public required ImmutableArray<BackupFile> Files { get; init; }

    /// <exception cref="BackupRefusedException">There is none, or it is not of this form.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new BackupRefusedException(Directory.Exists(folder)
                ? $"{folder} holds no whole backup: there is no {FileName} in it."
                : $"{folder} holds no whole backup: there is no such folder.");
        }

        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Json) is { Format: 1 } read
                ? read
                : throw new BackupRefusedException($"{path} is of a form that this version does not know.");
        }
        catch (Exception cause) when (cause is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"{folder} holds no whole backup: {cause.Message}", cause);
        }
    }

    /// <summary>Notes down every file that is in a folder, and writes this there.</summary>
    internal BackupManifest Seal(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => BackupFile.Of(folder, path))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        var whole = this with { Files = [.. files] };
        PrivateFile.Replace(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(whole, Json));
        return whole;
    }

    /// <summary>What is not as it was written down: files that are damaged, missing, or more than there were.</summary>
    public ImmutableArray<string> Damage(string folder)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path))
            {
                found.Add($"{path} is missing.");
            }
            else if (BackupFile.Of(folder, path) != file)
            {
                found.Add($"{path} is damaged: it is not what was written when the backup was made.");
            }
        }

        return found.ToImmutable();
    }
}

/// <param name="Name">Its path in the backup, with slashes.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Of its content, in lower-case hexadecimal digits.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256)
{
    internal static BackupFile Of(string folder, string path)
    {
        using var content = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return new(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), content.Length, hash);
    }
}

/// <summary>A table of PostgreSQL in a backup.</summary>
/// <param name="Name">Of the table, and of the file <c>tables/NAME.copy</c>, in PostgreSQL's binary COPY format.</param>
/// <param name="Columns">In the order of the file.</param>
public sealed record BackupTable(string Name, ImmutableArray<string> Columns);

/// <summary>A backup cannot be made or used; the message says why and what to do.</summary>
public sealed class BackupRefusedException : Exception
{
    public BackupRefusedException(string message)
        : base(message)
    {
    }

    public BackupRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
