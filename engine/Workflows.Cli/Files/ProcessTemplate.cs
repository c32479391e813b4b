using System.Collections.Immutable;

namespace Workflows.Cli.Files;

/// <summary>The files that a new process starts with.</summary>
internal static class ProcessTemplate
{
    private const string Folder = "Workflows.Cli.Templates.";

    /// <summary>The templates, each with what it is for.</summary>
    public static ImmutableArray<(string Name, string Meaning)> All { get; } =
    [
        ("approval", "one asks, another decides, a third carries it out"),
        ("campaign", "every unit of a list is asked, and the collection closes with what came"),
        ("case", "something comes in, and has to be acknowledged and answered by deadlines"),
        ("report", "figures are gathered from several, put together, approved and sent"),
    ];

    /// <summary>The files of a template, by the names that they get.</summary>
    /// <param name="template">One of <see cref="All"/>.</param>
    /// <param name="name">The id of the process, and the name of its files.</param>
    public static ImmutableSortedDictionary<string, string> FilesOf(string template, string name)
    {
        var title = char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
        var prefix = $"{Folder}{template}.";
        return typeof(ProcessTemplate).Assembly.GetManifestResourceNames()
            .Where(r => r.StartsWith(prefix, StringComparison.Ordinal))
            .Select(r => (Resource: r, File: FileName(r[prefix.Length..], name)))
            .Append((Resource: $"{Folder}calendar.yaml", File: $"{name}.calendar.yaml"))
            .ToImmutableSortedDictionary(
                f => f.File,
                f => Read(f.Resource).Replace("NAME", name, StringComparison.Ordinal).Replace("TITLE", title, StringComparison.Ordinal),
                StringComparer.Ordinal);
    }

    private static string FileName(string resource, string name) => resource switch
    {
        "process.yaml" or "organisation.yaml" => $"{name}.{resource}",
        "scenario.yaml" => "good.scenario.yaml",
        _ => resource,
    };

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(ProcessTemplate).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
