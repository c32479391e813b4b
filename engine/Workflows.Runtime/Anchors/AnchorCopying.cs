using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Anchors;

/// <summary>Copies a log of anchors with the public half of its key.</summary>
internal static class AnchorCopying
{
    /// <summary>Of each log the copy that reaches furthest, so that none of its lines is lost.</summary>
    public static void CopyFurthest(IEnumerable<string> folders, string to)
    {
        PrivateFile.CreateFolder(to);
        foreach (var copies in folders.SelectMany(AnchorFile.In).GroupBy(f => f.Log, StringComparer.Ordinal))
        {
            Copy(copies.MaxBy(f => f.Length)!, to);
        }
    }

    /// <summary>As far as the log reached when it was found, whole lines only.</summary>
    public static void Copy(AnchorFile log, string folder)
    {
        var to = AnchorFile.PathIn(folder, log.Log);
        using (var source = new FileStream(log.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var copy = PrivateFile.Open(to, FileMode.Create, FileShare.None))
        {
            var bytes = new byte[1 << 16];
            var (copied, whole) = (0L, 0L);
            while (copied < log.Length)
            {
                var length = source.Read(bytes, 0, (int)Math.Min(bytes.Length, log.Length - copied));
                copy.Write(bytes, 0, length);
                whole = Array.LastIndexOf(bytes, (byte)'\n', length - 1, length) is >= 0 and var feed ? copied + feed + 1 : whole;
                copied += length;
            }

            copy.SetLength(whole);
            copy.Flush(flushToDisk: true);
        }

        if (File.Exists(log.PublicKeyPath))
        {
            PrivateFile.Replace(new AnchorFile(to, 0).PublicKeyPath, File.ReadAllBytes(log.PublicKeyPath));
        }
    }
}
