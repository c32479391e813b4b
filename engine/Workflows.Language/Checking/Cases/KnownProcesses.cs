using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Checking.Cases;

/// <summary>What the processes among some files look like from outside, read when one is first asked for.</summary>
/// <remarks>Their own mistakes are told when they are checked themselves, not here.</remarks>
internal sealed class KnownProcesses(SourceSet sources)
{
    private static readonly ConditionalWeakTable<SourceSet, KnownProcesses> Sets = new();

    private ImmutableSortedDictionary<string, ProcessDefinition>? _byId;

    /// <summary>Those of a set of files, read once however often its processes are checked.</summary>
    public static KnownProcesses Of(SourceSet sources) => Sets.GetValue(sources, set => new(set));

    public IEnumerable<string> Ids => ById.Keys;

    /// <summary>All of them, by id.</summary>
    public IEnumerable<ProcessDefinition> All => ById.Values;

    private ImmutableSortedDictionary<string, ProcessDefinition> ById => _byId ??= Read();

    /// <summary>The process of an id, or null.</summary>
    public ProcessDefinition? Find(string id) => ById.GetValueOrDefault(id);

    private ImmutableSortedDictionary<string, ProcessDefinition> Read()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, ProcessDefinition>(StringComparer.Ordinal);
        foreach (var file in sources.Files.Values.Where(f => FolderChecker.IsProcess(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var untold = new DiagnosticBag();
            if (ProcessReader.Read(file, YamlReader.Read(file, untold), untold) is { Id.Value.Length: > 0 } process)
                found.TryAdd(process.Id.Value, process);
        }

        return found.ToImmutable();
    }
}
