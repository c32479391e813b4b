using System.Collections.Immutable;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Queries;
using Workflows.Server.Auth;
using Deployed = Workflows.Runtime.Deployment.DeployedProcess;

namespace Workflows.Server.Api.Definitions;

/// <summary>What lists say of definitions.</summary>
internal sealed class DefinitionSummaries(ProcessLibrary library, OverviewQueries overview)
{
    public async Task<ImmutableArray<DefinitionSummary>> OfAsync(
        IEnumerable<Deployed> deployed, Asker asker, CancellationToken cancellationToken)
    {
        var running = await overview.RunningByDefinitionAsync(cancellationToken);
        var summaries = ImmutableArray.CreateBuilder<DefinitionSummary>();
        foreach (var each in deployed)
        {
            var graph = (await library.FindAsync(each.Definition, cancellationToken))!;
            var process = graph.WordingFor(asker.Languages).Process;
            var revisions = await library.HistoryAsync(each.Process, cancellationToken);
            summaries.Add(new(
                each.Process,
                process.Title.Value,
                process.Description?.Value,
                graph.WordingFor(asker.Languages).Language,
                [.. graph.Wordings.Select(w => w.Language)],
                process.Owner?.Span.Text,
                each.Definition,
                each.At,
                revisions.Select(r => r.Definition).Distinct().Sum(d => running.GetValueOrDefault(d)),
                StartRules.Of(process).Allow(asker.Viewer)));
        }

        return summaries.ToImmutable();
    }

    public async Task<ImmutableArray<RevisionSummary>> RevisionsAsync(IEnumerable<Deployed> history, CancellationToken cancellationToken)
    {
        var running = await overview.RunningByDefinitionAsync(cancellationToken);
        return [.. history.Select(r => new RevisionSummary(r.Definition, r.At, running.GetValueOrDefault(r.Definition)))];
    }
}
