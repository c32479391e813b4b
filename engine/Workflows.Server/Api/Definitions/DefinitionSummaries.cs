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
        IReadOnlyCollection<Deployed> deployed, Asker asker, CancellationToken cancellationToken)
    {
        var running = await overview.RunningByProcessAsync(deployed.Select(d => d.Process), cancellationToken);
        var summaries = ImmutableArray.CreateBuilder<DefinitionSummary>();
        foreach (var each in deployed)
        {
            var graph = (await library.FindAsync(each.Definition, cancellationToken))!;
            var process = graph.WordingFor(asker.Languages).Process;
            summaries.Add(new(
                each.Process,
                process.Title.Value,
                process.Description?.Value,
                graph.WordingFor(asker.Languages).Language,
                [.. graph.Wordings.Select(w => w.Language)],
                process.Owner?.Span.Text,
                each.Definition,
                each.At,
                running[each.Process].Number,
                !running[each.Process].IsAll,
                StartRules.Of(process).Allow(asker.Viewer)));
        }

        return summaries.ToImmutable();
    }

    public async Task<ImmutableArray<RevisionSummary>> RevisionsAsync(
        string process, IEnumerable<Deployed> history, CancellationToken cancellationToken)
    {
        var running = await overview.RunningByDefinitionAsync(process, cancellationToken);
        return [.. history.Select(r => Describe(r, running.On(r.Definition)))];

        static RevisionSummary Describe(Deployed revision, Counted count) => new(revision.Definition, revision.At, count.Number, !count.IsAll);
    }
}
