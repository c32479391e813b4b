using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.People;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Finds the ids of the cases that a list can only be about, where they are more than <see cref="FewCases"/> and yet not too many to be
/// known: then places of others are passed by in the index, and no row of theirs is read.</summary>
internal static class KnownCases
{
    /// <summary>So many are read from an index within some tens of milliseconds.</summary>
    private const int Most = 25_000;

    /// <summary>Those that a viewer has anything to do with; null when they are too many, or all.</summary>
    public static async Task<IReadOnlySet<Guid>?> OfViewerAsync(IReadSession session, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.IsAdministrator || await FewCases.OfAssigneeAsync(session, viewer, cancellationToken) is not { } assigned)
        {
            return null;
        }

        var known = await ReadAsync(
            session, [.. viewer.Principals.Select(p => new Part("access", "instance", "principal = $1", p))], cancellationToken);
        known?.UnionWith(assigned);
        return known;
    }

    /// <summary>The open ones of a process: no others have anything open; null when they are too many.</summary>
    public static async Task<IReadOnlySet<Guid>?> OfProcessAsync(IReadSession session, string process, CancellationToken cancellationToken) =>
        await ReadAsync(
            session,
            [.. FewCases.OpenStatuses.Select(s => new Part("instance", "id", $"process = $1 and status = '{s}'", process))],
            cancellationToken);

    /// <summary>Those with late tasks or missed deadlines, whoever may see them; null when they are too many.</summary>
    public static async Task<IReadOnlySet<Guid>?> LateAsync(IReadSession session, Instant now, CancellationToken cancellationToken) =>
        await ReadAsync(
            session,
            [
                new("task", "instance", "closed_at is null and due_at is not null and due_at < $1", now.ToUnixTimeTicks()),
                new("deadline", "instance", "standing in ('running', 'missed') and due_at <= $1", now.ToUnixTimeTicks()),
            ],
            cancellationToken);

    private static async Task<HashSet<Guid>?> ReadAsync(IReadSession session, ImmutableArray<Part> parts, CancellationToken cancellationToken)
    {
        // Whether there are too many is found out by skipping, which is far quicker than reading them.
        var probes = parts.Select(p => p.IsPast(Most)).ToList();
        await session.QueryAsync([.. probes], cancellationToken);
        if (probes.Any(p => !p.Found.IsEmpty))
        {
            return null;
        }

        var ids = parts.Select(p => p.Read()).ToList();
        await session.QueryAsync([.. ids], cancellationToken);
        return [.. ids.SelectMany(i => i.Found)];
    }

    /// <summary>Cases in one stretch of an index.</summary>
    private sealed record Part(string Table, string Id, string Condition, object Value)
    {
        public Rows<long> IsPast(int most) => new(
            new($"known.{Table}.past", $"select 1 from {Table} where {Condition} limit 1 offset {most}", Value), row => row.Number(0));

        public Rows<Guid> Read() => new(new($"known.{Table}", $"select {Id} from {Table} where {Condition}", Value), row => row.Id(0));
    }
}
