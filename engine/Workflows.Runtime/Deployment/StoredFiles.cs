using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Runtime.Deployment;

/// <summary>Source files as they are kept: a JSON object of contents by path.</summary>
internal static class StoredFiles
{
    public static string Write(IEnumerable<SourceText> files) => JsonSerializer.Serialize(
        new SortedDictionary<string, string>(files.DistinctBy(f => f.Path).ToDictionary(f => f.Path, f => f.Content), StringComparer.Ordinal));

    public static ImmutableArray<SourceText> Read(string json) =>
        [.. JsonSerializer.Deserialize<SortedDictionary<string, string>>(json)!.Select(file => new SourceText(file.Key, file.Value))];

    /// <summary>The files that an organisation was read from: its own, and a table of units where it names one.</summary>
    public static IEnumerable<SourceText> Of(Organisation organisation) =>
        organisation.Units.Select(unit => unit.Id.Span.Source).Prepend(organisation.Source).DistinctBy(f => f.Path);
}
