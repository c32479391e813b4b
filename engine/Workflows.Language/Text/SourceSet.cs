using System.Collections.Immutable;

namespace Workflows.Language.Text;

/// <summary>The files of a folder of processes, in memory: whoever checks them has read them before (disk, database, upload).</summary>
/// <param name="Files">By path relative to the folder, with forward slashes.</param>
public sealed record SourceSet(ImmutableSortedDictionary<string, SourceText> Files)
{
    public static SourceSet Of(IEnumerable<SourceText> files) =>
        new(files.ToImmutableSortedDictionary(f => f.Path, f => f, StringComparer.Ordinal));

    public SourceText? Find(string path) => Files.GetValueOrDefault(path);

    /// <summary>Finds a file as another names it: relative to that one's folder first, then to the root.</summary>
    public SourceText? FindFrom(SourceText from, string name)
    {
        var slash = from.Path.LastIndexOf('/');
        return (slash < 0 ? null : Find($"{from.Path[..slash]}/{name}")) ?? Find(name);
    }
}
