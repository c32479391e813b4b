namespace Workflows.Runtime.Storage;

/// <summary>Files and folders that nobody but the user of this process may read.</summary>
/// <remarks>On Windows the folder's access list decides; it is the administrator's to set.</remarks>
public static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Opens for reading and writing; a new file gets mode 0600 from its first moment on.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        return new(path, options);
    }

    /// <summary>Writes the whole file durably: whoever opens it, also after a crash, finds the old content or the new, never a part.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        using (var file = Open(unfinished, FileMode.CreateNew, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        DurableFolder.Flush(folder);
    }

    /// <summary>Makes sure that the folder is there; a new one gets mode 0700.</summary>
    /// <exception cref="StartRefusedException">It cannot be made.</exception>
    public static void CreateFolder(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, FolderMode700);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The folder {path} cannot be created. Create it, or name another one, writable for the user that runs this program.", cause);
        }
    }

    /// <summary>True when users other than the owner may read or write the file.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~FolderMode700) != 0;
}
