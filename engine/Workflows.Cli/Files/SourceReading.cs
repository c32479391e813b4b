using System.Text;
using Workflows.Cli.Running;
using Workflows.Language.Checking;
using Workflows.Language.Text;

namespace Workflows.Cli.Files;

/// <summary>Reads what a person named, a file or a folder, with the files around it that processes may name.</summary>
/// <remarks>Calendars, organisations and the like are looked for in the folders above, up to the one that the command was typed in,
/// with the tables that those name.
/// Paths are relative to that one, as the person sees them. Hidden folders are left out.</remarks>
internal sealed class SourceReading
{
    private const int LargestFile = 4 << 20;
    private const int MostFoldersAbove = 6;

    private const string Template = ".md";

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".yaml", ".yml", ".csv", ".dmn", Template };

    private readonly string _here;
    private readonly Dictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    private SourceReading(string here) => _here = here;

    /// <param name="surroundings">Where relative paths start.</param>
    /// <param name="named">Files and folders.</param>
    /// <exception cref="CommandStoppedException">Something is not there, or is nothing that can be read.</exception>
    public static ReadSources Read(CommandSurroundings surroundings, IReadOnlyList<string> named)
    {
        var reading = new SourceReading(surroundings.Folder);
        var under = named.Select(n => reading.Add(n, surroundings.PathOf(n))).Distinct(StringComparer.Ordinal).ToList();
        return new(SourceSet.Of(reading._files.Values), under);
    }

    private string Add(string named, string path)
    {
        if (Directory.Exists(path))
        {
            var found = new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            });
            var read = found.Where(f => Endings.Contains(f.Extension)).ToList();
            if (read.All(IsTemplate))
            {
                throw CommandStoppedException.Usage($"There is nothing to read in {named}.", "it holds no .yaml, .csv or .dmn file");
            }

            read.ForEach(Add);
            AddFoldersAbove(Directory.GetParent(path));
        }
        else if (!File.Exists(path))
        {
            throw CommandStoppedException.Usage($"There is no file or folder {named}.");
        }
        else if (!Endings.Contains(Path.GetExtension(path)) || IsTemplate(new(path)))
        {
            throw CommandStoppedException.Usage($"{named} is nothing that can be read.", "files end in .yaml, .csv or .dmn");
        }
        else
        {
            // Beside a scenario stands the process that it plays.
            Directory.GetParent(path)!.EnumerateFiles().Where(f => Endings.Contains(f.Extension)).ToList().ForEach(Add);
            AddFoldersAbove(Directory.GetParent(path));
        }

        return Shown(path);
    }

    private void AddFoldersAbove(DirectoryInfo? folder)
    {
        for (var i = 0; folder is not null && i < MostFoldersAbove; i++, folder = folder.Parent)
        {
            foreach (var file in folder.EnumerateFiles().Where(f => Endings.Contains(f.Extension) && !FolderChecker.IsProcess(f.Name)))
            {
                Add(file);
                AddNamedBy(file);
            }

            if (string.Equals(folder.FullName, _here, StringComparison.Ordinal))
            {
                break;
            }
        }
    }

    /// <summary>A register above may name a table further down, in a folder beside the one that is checked.</summary>
    private void AddNamedBy(FileInfo register)
    {
        foreach (var name in RegisterFiles.NamedBy(_files[Shown(register.FullName)]))
        {
            var file = new FileInfo(Path.GetFullPath(name, register.DirectoryName!));
            if (!file.Exists || !Endings.Contains(file.Extension))
            {
                continue;
            }

            if (!_files.ContainsKey(Shown(file.FullName)))
            {
                Add(file);
                AddNamedBy(file);
            }

            AddAsNamed(register, name, Shown(file.FullName));
        }
    }

    /// <summary>Seen from a register above, what lies in this folder goes by the name of the folder too.</summary>
    private void AddAsNamed(FileInfo register, string name, string shown)
    {
        var folder = Shown(register.DirectoryName!);
        var seen = folder == "." ? name : $"{folder}/{name}";
        _files.TryAdd(seen, new(seen, _files[shown].Content));
    }

    private void Add(FileInfo file)
    {
        var shown = Shown(file.FullName);
        if (_files.ContainsKey(shown))
        {
            return;
        }

        // A larger file is read so far that the check sees that it is too large; registers must be whole.
        if (file.Length > LargestFile && file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw CommandStoppedException.Usage($"{shown} is larger than 4 MiB.");
        }

        using var stream = file.OpenRead();
        var bytes = new byte[Math.Min(file.Length, LargestFile)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        _files.Add(shown, new(shown, Encoding.UTF8.GetString(bytes, 0, read)));
    }

    private static bool IsTemplate(FileInfo file) => file.Extension.Equals(Template, StringComparison.OrdinalIgnoreCase);

    private string Shown(string path) => Path.GetRelativePath(_here, path).Replace(Path.DirectorySeparatorChar, '/');
}

/// <param name="Files">All that was read.</param>
/// <param name="Named">What the person named, as paths among them.</param>
internal sealed record ReadSources(SourceSet Files, IReadOnlyList<string> Named);
