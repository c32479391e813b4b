using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.People;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Finds the ids of the cases that a list can only be about, where they are more than <see cref="FewCases"/> and yet not too many to be
/// known: then places of others are passed by in the index, and no row of theirs is read.</summary>
internal sealed class KnownCases
{
    /// <summary>So many are read from an index within some tens of milliseconds.</summary>
    private const int Most = 25_000;

    /// <summary>Of whom and of what there were too many. They hardly ever become fewer, and to take them for too many is never wrong.</summary>
    private readonly ConcurrentDictionary<(string Table, object Of), bool> _tooMany = new();

    /// <summary>Those that a viewer has anything to do with; null when they are too many, or all.</summary>
    public async Task<IReadOnlySet<Guid>?> OfViewerAsync(IReadSession session, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.IsAdministrator
            || AreTooMany(viewer)
            || await FewCases.OfAssigneeAsync(session, viewer, cancellationToken) is not { } assigned)
        {
            return null;
        }

        var known = await ReadAsync(
            session, [.. viewer.Principals.Select(p => new Part("access", "instance", "principal = $1", "started_at", p))], cancellationToken);
        known?.UnionWith(assigned);
        return known;
    }

    /// <summary>The open ones of a process: no others have anything open; null when they are too many.</summary>
    public async Task<IReadOnlySet<Guid>?> OfProcessAsync(IReadSession session, string process, CancellationToken cancellationToken) =>
        AreTooMany(process)
            ? null
            : await ReadAsync(
                session,
                [.. FewCases.OpenStatuses.Select(s => new Part("instance", "id", $"process = $1 and status = '{s}'", "started_at", process))],
                cancellationToken);

    /// <summary>Those with late tasks or missed deadlines, whoever may see them; null when they are too many.</summary>
    public static async Task<IReadOnlySet<Guid>?> LateAsync(IReadSession session, Instant now, CancellationToken cancellationToken)
    {
        ImmutableArray<Part> parts =
        [
            new("task", "instance", "closed_at is null and due_at is not null and due_at < $1", "due_at", now.ToUnixTimeTicks()),
            new("deadline", "instance", "standing in ('running', 'missed') and due_at <= $1", "due_at", now.ToUnixTimeTicks()),
        ];

        // Whether there are too many is found out by skipping, which is quicker than reading them.
        var probes = parts.Select(p => p.IsPast(Most)).ToList();
        await session.QueryAsync([.. probes], cancellationToken);
        if (probes.Any(p => !p.Found.IsEmpty))
        {
            return null;
        }

        var ids = parts.Select(p => p.Read(Most)).ToList();
        await session.QueryAsync([.. ids], cancellationToken);
        return ids.SelectMany(i => i.Found).ToHashSet();
    }

    /// <summary>Whether a viewer was found to have to do with too many.</summary>
    public bool AreTooMany(Viewer viewer) => viewer.Principals.Any(p => _tooMany.ContainsKey(("access", p)));

    /// <summary>Whether there were found to be too many of a process.</summary>
    public bool AreTooMany(string process) => _tooMany.ContainsKey(("instance", process));

    private async Task<HashSet<Guid>?> ReadAsync(IReadSession session, ImmutableArray<Part> parts, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var part in parts)
        {
            var ids = part.Read(Most + 1);
            await session.QueryAsync([ids], cancellationToken);
            if (ids.Found.Length > Most)
            {
                _tooMany[(part.Table, part.Of)] = true;
                return null;
            }

            found.UnionWith(ids.Found);
        }

        return found;
    }

    /// <summary>Cases in one stretch of an index.</summary>
    /// <remarks>They are asked for in the order of the index. Where the order is left open, PostgreSQL may expect to come upon so many soonest in the
    /// table, and reads all of it where they are fewer.</remarks>
    private sealed record Part(string Table, string Id, string Condition, string Order, object Of)
    {
        public Rows<long> IsPast(int most) => new(
            new($"known.{Table}.past", $"select 1 from {Table} where {Condition} order by {Order} limit 1 offset {most}", Of),
            row => row.Number(0));

        public Rows<Guid> Read(int most) => new(
            new($"known.{Table}", $"select {Id} from {Table} where {Condition} order by {Order} limit {most}", Of), row => row.Id(0));
    }
}
