using Workflows.Runtime.Anchors;

namespace Workflows.Faults.Tampering;

/// <summary>A folder with a changed copy of a log of anchors, and no second place beside it.</summary>
internal sealed class TamperedAnchors : IAsyncDisposable
{
    private readonly string _path;

    public TamperedAnchors(string from, string to)
    {
        Directory.CreateDirectory(to);
        var log = AnchorFile.In(from)[0];
        Log = File.ReadAllBytes(log.Path);
        Folder = to;
        _path = AnchorFile.PathIn(to, log.Log);
        File.Copy(log.PublicKeyPath, new AnchorFile(_path, 0).PublicKeyPath, overwrite: true);
    }

    public string Folder { get; }

    /// <summary>The log as it was written.</summary>
    public byte[] Log { get; }

    /// <param name="log">Null: there is none.</param>
    public void Write(byte[]? log)
    {
        if (log is null)
        {
            File.Delete(_path);
        }
        else
        {
            File.WriteAllBytes(_path, log);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }
}
