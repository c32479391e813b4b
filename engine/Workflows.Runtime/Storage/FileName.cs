using System.Runtime.InteropServices;
using System.Text;

namespace Workflows.Runtime.Storage;

/// <summary>Gives files names that no other has.</summary>
internal static class FileName
{
    /// <summary>EEXIST, on Linux and on macOS.</summary>
    private const int IsThere = 17;

    /// <summary>Gives a file a further name in the same folder, or on Windows another instead: of several that try at once, one does.</summary>
    /// <remarks>link (POSIX.1-2017). <see cref="File.Move(string, string, bool)"/> looks first whether the name is free and then takes it, with
    /// nothing between to hold others back; it is used where the file system has no links.</remarks>
    /// <returns>False when there is a file of that name.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static bool TryAdd(string path, string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(Bytes(path), Bytes(name)) == 0)
            {
                return true;
            }

            if (Marshal.GetLastPInvokeError() == IsThere)
            {
                return false;
            }
        }

        try
        {
            File.Move(path, name, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(name))
        {
            return false;
        }
    }

    private static byte[] Bytes(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] path, byte[] name);
}
