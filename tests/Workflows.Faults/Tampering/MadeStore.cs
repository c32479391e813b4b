using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Faults.Tampering;

/// <summary>A small store as the engine writes it: cases with one to nine entries, four lines of anchors in two places.</summary>
internal static class MadeStore
{
    private const int Cases = 8;
    private const int MostEntries = 9;

    private const string ProcessFile = """
        process: case
        title: Case
        owner: clerk
        organisation: office
        data:
          note: { type: text, sensitivity: special }
        start:
          - by: clerk
            form: [note]
        steps:
          - id: first
            wait: { message: go-on }
          - wait: { message: go-on }
          - wait: { message: go-on }
          - wait: { message: go-on }
          - wait: { message: go-on }
          - wait: { message: go-on }
          - wait: { message: go-on }
          - wait: { message: go-on }
        """;

    private const string OrganisationFile = """
        organisation: office
        roles:
          clerk: Clerk
        people:
          sam: { name: Sam, mail: sam@example.org }
        holdings:
          - { role: clerk, person: sam }
        """;

    /// <summary>Makes it; nothing has it open when this returns.</summary>
    /// <returns>The folders of anchors.</returns>
    public static async Task<IReadOnlyList<string>> MakeAsync(WorkflowsOptions options, Random random, CancellationToken cancellationToken)
    {
        var check = FolderChecker.Check(SourceSet.Of([new("case.process.yaml", ProcessFile), new("office.organisation.yaml", OrganisationFile)]));
        if (check.HasErrors)
        {
            throw new InvalidOperationException(string.Join('\n', check.Diagnostics.Select(d => d.Message)));
        }

        var also = Path.Combine(options.Folder, "also");
        await using var storage = await WorkflowsStorage.OpenAsync(
            options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, cancellationToken);
        var (database, time, hints) = (storage.Database, TimeProvider.System, new CommitHints());
        var organisations = new OrganisationStore(database, time);
        var library = new ProcessLibrary(database, organisations, time);
        await library.DeployAsync(check.Processes, "person:sam", cancellationToken);
        using var runner = new InstanceRunner(
            new(database, storage.Keys, new MailSettings()), library, organisations, new BlobStore(database, storage.Keys, time, 1000), hints, time);
        using var log = AnchorLog.Open(options.AnchorFolder, AnchorKey.OpenOrCreate(options.AnchorKeyPath), also);
        using var writer = new AnchorWriter(log, database, storage.Keys, new SystemJournal(database, time), time, NullLogger<AnchorWriter>.Instance);
        hints.Committed += hint => writer.Note(hint.Instance.Value, hint.Revision, hint.Head);

        var left = new List<(InstanceId Id, int Messages)>();
        for (var i = 0; i < Cases; i++)
        {
            var started = await runner.StartAsync(
                Guid.NewGuid(),
                "person:sam",
                "case",
                new StartInstance("sam", FeelContext.Empty.With("note", FeelValue.Of("a note"))),
                cancellationToken);
            left.Add((((StepOutcome.Accepted)started).Instance, i < MostEntries ? i : random.Next(MostEntries)));
        }

        foreach (var cause in new[] { "start", "interval", "interval", "stop" })
        {
            foreach (var (id, _) in left.Where(c => c.Messages > 0).ToList())
            {
                for (var i = random.Next(1, 4); i > 0; i--)
                {
                    var at = left.FindIndex(c => c.Id == id);
                    if (left[at].Messages > 0)
                    {
                        await runner.ExecuteAsync(
                            new(Guid.NewGuid(), "person:sam", id, new DeliverMessage("go-on", null, FeelContext.Empty)), cancellationToken);
                        left[at] = (id, left[at].Messages - 1);
                    }
                }
            }

            await new SystemJournal(database, time).AppendAsync(cause, null, $"What was done before the {cause}.", cancellationToken);
            await writer.WriteAsync(cause, cancellationToken);
        }

        return [options.AnchorFolder, also];
    }

    /// <summary>Opens it past the engine, to change it.</summary>
    public static async Task<(DbConnection Connection, SqlDialect Dialect)> OpenAsync(WorkflowsOptions options, CancellationToken cancellationToken)
    {
        DbConnection connection = options.Postgres is { } postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres)
            {
                Pooling = false, MaxAutoPrepare = 200, AutoPrepareMinUsages = 2,
            }.ConnectionString)
            : new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = options.DatabaseFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, ForeignKeys = false,
            }.ToString());
        await connection.OpenAsync(cancellationToken);
        if (connection is NpgsqlConnection free)
        {
            // Who tampers does not keep to what the tables demand of one another.
            await using var command = new NpgsqlCommand("set session_replication_role = replica", free);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return (connection, options.Postgres is null ? SqlDialect.Sqlite : SqlDialect.Postgres);
    }
}
