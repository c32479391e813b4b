using System.Collections.Concurrent;
using System.Collections.Frozen;
using Workflows.Language.Definitions;
using Workflows.Server.Api.Languages;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Definitions;

/// <summary>What the steps of definitions are about, placeholders left open: for those who may not read the case.</summary>
internal sealed class StepTitles(Wordings wordings)
{
    private readonly ConcurrentDictionary<(string Definition, string Language), FrozenDictionary<string, string>> _known = [];

    /// <returns>The node's id where the definition has no such step.</returns>
    public async ValueTask<string> OfAsync(string definition, string node, Asker asker, CancellationToken cancellationToken)
    {
        var wording = await wordings.OfAsync(definition, asker, cancellationToken);
        var titles = _known.GetOrAdd((definition, wording.Language), _ => Steps.Of(wording.Process).Select(s => (s.Node, s.Title))
            .Concat(wording.Process.Deadlines.Select(d => (Node: StepIds.OfDeadline(d.Name.Value), Title: d.Called)))
            .ToFrozenDictionary(s => s.Node, s => s.Title, StringComparer.Ordinal));
        return titles.GetValueOrDefault(node, node);
    }
}
