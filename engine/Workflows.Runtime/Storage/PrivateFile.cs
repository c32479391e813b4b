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
        var unfinished = WriteBeside(path, content);
        File.Move(unfinished, path, overwrite: true);
        DurableFolder.Flush(FolderOf(path));
    }

    /// <summary>Makes the file durably, unless there is one: of several that try at once, one makes it, and nobody finds a part of it.</summary>
    /// <returns>False when there is one already.</returns>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        var unfinished = WriteBeside(path, content);
        try
        {
            // A second name for what is written, which is refused where there is a file; then the first name goes.
            if (!FileName.TryAdd(unfinished, path))
            {
                return false;
            }
        }
        finally
        {
            File.Delete(unfinished);
        }

        DurableFolder.Flush(FolderOf(path));
        return true;
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

    private static string WriteBeside(string path, ReadOnlySpan<byte> content)
    {
        var unfinished = Path.Combine(FolderOf(path), $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        using var file = Open(unfinished, FileMode.CreateNew, FileShare.None);
        file.Write(content);
        file.Flush(flushToDisk: true);
        return unfinished;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
