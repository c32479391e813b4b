using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Administration;
using Workflows.Runtime.People;
using Workflows.Runtime.Recurring;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Deployment;

/// <summary>The definitions that instances run: each kept for ever under its content hash, one of each process in force.</summary>
public sealed class ProcessLibrary(IDatabase database, OrganisationStore organisations, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ProcessGraph> _graphs = new(StringComparer.Ordinal);
    private volatile InForce _inForce = new();

    /// <summary>How long a node goes on starting a definition that another node has replaced. Within one node a deployment takes effect at
    /// once.</summary>
    public static TimeSpan StaleFor { get; } = OrganisationStore.StaleFor;

    /// <summary>Puts checked processes, and the organisation that they name, in force: for instances started from now on.</summary>
    /// <param name="processes">Without errors.</param>
    /// <param name="actor">Who deploys; null for the server itself.</param>
    /// <param name="cancellationToken">Not heeded once the commit has begun.</param>
    /// <exception cref="ArgumentException">A process has errors.</exception>
    public async Task<DeploymentOutcome> DeployAsync(
        IReadOnlyCollection<CheckedProcess> processes, string? actor, CancellationToken cancellationToken)
    {
        var named = processes.Select(p => p.Organisation).OfType<Language.Definitions.Organisation>().DistinctBy(o => o.Source.Path).ToList();
        if (named.Count > 1)
        {
            return new DeploymentOutcome.Refused(
                $"The processes name {named.Count} organisations ({string.Join(", ", named.Select(o => o.Source.Path))}). "
                + "An installation serves one: let all processes name the same.");
        }

        var graphs = processes.Select(ProcessGraph.Build).ToList();
        var at = Instant.FromDateTimeOffset(time.GetUtcNow());
        var reports = await database.WriteAsync(
            async (session, ct) =>
            {
                await DeploymentTurn.TakeAsync(session, ct);
                var made = new List<DeploymentReport>();
                foreach (var graph in graphs)
                {
                    made.Add(await DeployAsync(session, graph, actor, at, ct));
                }

                if (named is [var organisation])
                {
                    await OrganisationStore.PutInForceAsync(session, organisation, actor, at, ct);
                }

                return made;
            },
            cancellationToken);
        organisations.LookAgain();
        _inForce = new();
        foreach (var graph in graphs)
        {
            _graphs.TryAdd(graph.Definition, graph);
        }

        return new DeploymentOutcome.Deployed(reports);
    }

    /// <summary>The definition that new instances of a process get; null when none is in force.</summary>
    public async ValueTask<ProcessGraph?> CurrentAsync(string process, CancellationToken cancellationToken)
    {
        // Taken before the look: what is found goes with the deployments known then, and is forgotten with them.
        var known = _inForce;
        if (known.Find(process, time) is { } kept)
        {
            return kept;
        }

        var lookedAt = time.GetTimestamp();
        var current = await database.ReadAsync((session, ct) => ReadCurrentAsync(session, process, ct), cancellationToken);
        var graph = current is null ? null : await FindAsync(current, cancellationToken);
        if (graph is not null)
        {
            known.Keep(process, graph, lookedAt);
        }

        return graph;
    }

    /// <summary>A definition by its content hash; null when it was never deployed.</summary>
    public async ValueTask<ProcessGraph?> FindAsync(string definition, CancellationToken cancellationToken)
    {
        if (_graphs.TryGetValue(definition, out var known))
        {
            return known;
        }

        var files = await FilesAsync(definition, cancellationToken);
        if (files.IsEmpty)
        {
            return null;
        }

        var process = ProcessChecker.Check(SourceSet.Of(files), files.Single(f => FolderChecker.IsProcess(f.Path)).Path, new DiagnosticBag());
        if (process is null || process.HasErrors || !string.Equals(process.ContentHash, definition, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"The stored files of definition {definition} do not give it again: this program reads them otherwise than the one that "
                    + "stored them.");
        }

        return _graphs.GetOrAdd(definition, ProcessGraph.Build(process));
    }

    /// <summary>The files of a definition as they were deployed; empty when there is no such definition.</summary>
    public async ValueTask<ImmutableArray<SourceText>> FilesAsync(string definition, CancellationToken cancellationToken)
    {
        var stored = await database.QueryAsync(
            new("definition.read", "select files from definition where hash = $1", definition), row => row.Text(0), cancellationToken);
        return stored is [var files] ? StoredFiles.Read(files) : [];
    }

    /// <summary>The processes in force, by id.</summary>
    public Task<ImmutableArray<DeployedProcess>> ListAsync(CancellationToken cancellationToken) => database.QueryAsync(
        new(
            "deployment.list",
            """
            select d.process, f.title, d.definition, d.at, d.actor from deployment d join definition f on f.hash = d.definition
            where d.number = (select max(l.number) from deployment l where l.process = d.process) order by d.process
            """),
        row => new DeployedProcess(row.Text(0), row.Text(1), row.Text(2), row.Time(3), row.TextOrNull(4)),
        cancellationToken);

    /// <summary>Names all that is in force, processes and organisation: as long as the name is the same, nothing was brought into
    /// force.</summary>
    public Task<string> StandingAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) =>
        {
            var deployment = await session.QueryAsync(
                new("deployment.last", "select number, definition, at from deployment order by number desc limit 1"),
                row => FormattableString.Invariant($"deployment {row.Number(0)} of {row.Text(1)} at {row.Number(2)}"),
                ct);
            var organisation = await session.QueryAsync(
                new("organisation.last", "select number, at from organisation order by number desc limit 1"),
                row => FormattableString.Invariant($"organisation {row.Number(0)} at {row.Number(1)}"),
                ct);
            return string.Join(", ", deployment.Concat(organisation));
        },
        cancellationToken);

    /// <summary>All deployments of a process, the newest first.</summary>
    public Task<ImmutableArray<DeployedProcess>> HistoryAsync(string process, CancellationToken cancellationToken) => database.QueryAsync(
        new(
            "deployment.history",
            """
            select d.process, f.title, d.definition, d.at, d.actor from deployment d join definition f on f.hash = d.definition
            where d.process = $1 order by d.number desc
            """,
            process),
        row => new DeployedProcess(row.Text(0), row.Text(1), row.Text(2), row.Time(3), row.TextOrNull(4)),
        cancellationToken);

    private static async ValueTask<DeploymentReport> DeployAsync(
        IWriteSession session, ProcessGraph graph, string? actor, Instant at, CancellationToken cancellationToken)
    {
        var current = await ReadCurrentAsync(session, graph.ProcessId, cancellationToken);
        if (string.Equals(current, graph.Definition, StringComparison.Ordinal))
        {
            return new(graph.ProcessId, graph.Definition, IsNew: false);
        }

        var files = graph.Process.Files.AsEnumerable();
        if (graph.Process.Organisation is { } organisation)
        {
            files = files.Concat(StoredFiles.Of(organisation));
        }

        await session.ExecuteAsync(
            [
                new(
                    "definition.write",
                    "insert into definition (hash, process, title, files) values ($1, $2, $3, $4) on conflict (hash) do nothing",
                    graph.Definition,
                    graph.ProcessId,
                    graph.Process.Process.Title.Value,
                    StoredFiles.Write(files)),
                new(
                    "deployment.write",
                    """
                    insert into deployment (number, process, definition, at, actor)
                    select coalesce(max(number), 0) + 1, $1, $2, $3, $4 from deployment
                    """,
                    graph.ProcessId,
                    graph.Definition,
                    at,
                    actor),
            ],
            cancellationToken);
        await StartStatements.PutInForceAsync(session, graph, at, cancellationToken);
        await SystemJournal.AppendAsync(
            session, at, "deployment", actor, $"Process {graph.ProcessId} came into force, with content {graph.Definition}.", cancellationToken);
        return new(graph.ProcessId, graph.Definition, IsNew: true);
    }

    private static async ValueTask<string?> ReadCurrentAsync(IReadSession session, string process, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            new("deployment.current", "select definition from deployment where process = $1 order by number desc limit 1", process),
            row => row.Text(0),
            cancellationToken)).FirstOrDefault();

    /// <summary>What was found in force, and when it was looked for.</summary>
    private sealed class InForce
    {
        private readonly ConcurrentDictionary<string, (ProcessGraph Graph, long LookedAt)> _byProcess = new(StringComparer.Ordinal);

        public ProcessGraph? Find(string process, TimeProvider time) =>
            _byProcess.TryGetValue(process, out var found) && time.GetElapsedTime(found.LookedAt) < StaleFor ? found.Graph : null;

        public void Keep(string process, ProcessGraph graph, long lookedAt) => _byProcess[process] = (graph, lookedAt);
    }
}
