using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Deadlines;

/// <summary>Puts together what is told of deadlines.</summary>
internal sealed class DeadlineAnswers(ProcessLibrary library, TimeProvider time)
{
    public async Task<ImmutableArray<DeadlineEntry>> DescribeAsync(IEnumerable<DeadlineListing> listings, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<DeadlineEntry>();
        foreach (var listing in listings)
        {
            var process = (await library.FindAsync(listing.Definition, cancellationToken))!.Process.Process;
            entries.Add(new(listing.Instance.Value, listing.Process, Describe(process, listing.Deadline)));
        }

        return entries.ToImmutable();
    }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<DeadlineBody> Describe(ProcessDefinition process, IEnumerable<CaseDeadline> deadlines)
    {
        var names = process.Deadlines.Select(d => d.Name.Value).ToList();
        return [.. deadlines.OrderBy(d => names.IndexOf(d.Name)).Select(d => Describe(process, d))];
    }

    private DeadlineBody Describe(ProcessDefinition process, CaseDeadline deadline)
    {
        var definition = process.Deadlines.FirstOrDefault(d => d.Name.Value == deadline.Name);
        return new(
            deadline.Name,
            definition?.Called ?? deadline.Name,
            deadline.Standing,
            DueBody.Of(deadline.From),
            DueBody.Of(deadline.Due),
            deadline is { IsOpen: true, Due: { } due } && due.At <= Instant.FromDateTimeOffset(time.GetUtcNow()),
            deadline.MetAt,
            deadline.MetBy,
            definition?.Fixed?.Value);
    }
}
