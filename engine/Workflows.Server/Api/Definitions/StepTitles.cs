using System.Collections.Concurrent;
using System.Collections.Frozen;
using Workflows.Language.Definitions;
using Workflows.Runtime.Deployment;

namespace Workflows.Server.Api.Definitions;

/// <summary>What the steps of definitions are about, placeholders left open: for those who may not read the case.</summary>
internal sealed class StepTitles(ProcessLibrary library)
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> _known = new(StringComparer.Ordinal);

    /// <returns>The node's id where the definition has no such step.</returns>
    public async ValueTask<string> OfAsync(string definition, string node, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(definition, out var titles))
        {
            var graph = await library.FindAsync(definition, cancellationToken);
            titles = graph is null
                ? FrozenDictionary<string, string>.Empty
                : Steps.Of(graph.Process.Process).Select(s => (s.Node, s.Title))
                    .Concat(graph.Process.Process.Deadlines.Select(d => (Node: StepIds.OfDeadline(d.Name.Value), Title: d.Called)))
                    .ToFrozenDictionary(s => s.Node, s => s.Title, StringComparer.Ordinal);
            _known[definition] = titles;
        }

        return titles.GetValueOrDefault(node, node);
    }
}
