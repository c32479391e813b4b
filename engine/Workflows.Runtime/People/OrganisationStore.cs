using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.People;

/// <summary>Who is who: the organisation in force, of which every change is kept.</summary>
public sealed class OrganisationStore(IDatabase database, TimeProvider time)
{
    private volatile Known? _known;

    /// <summary>How long a node goes on with an organisation that another node has replaced.</summary>
    public static TimeSpan StaleFor { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The organisation in force; null before the first was deployed.</summary>
    public async ValueTask<Organisation?> InForceAsync(CancellationToken cancellationToken)
    {
        var known = _known;
        if (known is not null && time.GetElapsedTime(known.LookedAt) < StaleFor)
        {
            return known.Organisation;
        }

        var lookedAt = time.GetTimestamp();
        var number = (await database.QueryAsync(
            new("organisation.number", "select coalesce(max(number), 0) from organisation"), row => row.Number(0), cancellationToken))[0];
        var organisation = number == known?.Number ? known.Organisation : await ReadAsync(number, cancellationToken);
        _known = new(number, organisation, lookedAt);
        return organisation;
    }

    /// <summary>The organisation that a process's roles are held in; null for a process that names none.</summary>
    internal ValueTask<Organisation?> InForceAsync(ProcessGraph graph, CancellationToken cancellationToken) =>
        graph.Process.Organisation is null ? new((Organisation?)null) : InForceAsync(cancellationToken);

    /// <summary>Puts an organisation in force as part of a transaction; nothing when it is in force as it is.</summary>
    internal static async ValueTask PutInForceAsync(
        IWriteSession session, Organisation organisation, string? actor, Instant at, CancellationToken cancellationToken)
    {
        var current = await session.QueryAsync(
            new("organisation.current", "select number, path, files from organisation order by number desc limit 1"),
            row => (Number: row.Number(0), Path: row.Text(1), Files: row.Text(2)),
            cancellationToken);
        var (path, files) = (organisation.Source.Path, StoredFiles.Write(StoredFiles.Of(organisation)));
        if (current is [var last] && last.Path == path && last.Files == files)
        {
            return;
        }

        await session.ExecuteAsync(
            new Statement(
                "organisation.write",
                "insert into organisation (number, path, files, at, actor) values ($1, $2, $3, $4, $5)",
                current is [var before] ? before.Number + 1 : 1L,
                path,
                files,
                at,
                actor),
            cancellationToken);
        var content = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(files)));
        await SystemJournal.AppendAsync(
            session,
            at,
            "organisation",
            actor,
            $"The organisation {path}, with people and roles, came into force, with content {content}.",
            cancellationToken);
    }

    /// <summary>Makes the next look find what was just put in force.</summary>
    internal void LookAgain() => _known = null;

    private async Task<Organisation?> ReadAsync(long number, CancellationToken cancellationToken)
    {
        var stored = await database.QueryAsync(
            new("organisation.read", "select path, files from organisation where number = $1", number),
            row => (Path: row.Text(0), Files: SourceSet.Of(StoredFiles.Read(row.Text(1)))),
            cancellationToken);
        return stored is [var (path, files)]
            ? OrganisationReader.Read(files.Find(path)!, files, new DiagnosticBag())
                ?? throw new InvalidOperationException(
                    $"The stored organisation {number} cannot be read: this program reads it otherwise than the one that stored it.")
            : null;
    }

    private sealed record Known(long Number, Organisation? Organisation, long LookedAt);
}
