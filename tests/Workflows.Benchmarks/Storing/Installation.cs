using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Benchmarks.Hosting;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Benchmarks.Storing;

/// <summary>A runtime without a server, with sealing as users have it, and the process <c>case</c> deployed.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private const string ProcessFile = """
        process: case
        title: Case
        owner: clerk
        organisation: office
        data:
          note: { type: text, sensitivity: special }
          a: { type: number, default: 0 }
          b: { type: number, default: 0 }
          c: { type: number, default: 0 }
        start:
          - by: clerk
            form: [note]
        steps:
          - set: { a: 1 }
          - set: { b: 1 }
          - wait: { message: decision }
          - set: { c: 1 }
        """;

    private static readonly StartInstance Start = new("sam", FeelContext.Empty.With("note", FeelValue.Of("Reported on paper, in the morning.")));
    private static readonly DeliverMessage Decision = new("decision", null, FeelContext.Empty);

    private readonly WorkflowsStorage _storage;
    private readonly InstanceRunner _runner;

    private Installation(
        WorkflowsStorage storage, CountedDatabase database, ProcessLibrary library, OrganisationStore organisations, long largestFile)
    {
        _storage = storage;
        Database = database;
        _runner = new(
            new(database, storage.Keys, new MailSettings()),
            library,
            organisations,
            new BlobStore(database, storage.Keys, TimeProvider.System, largestFile),
            new CommitHints(),
            TimeProvider.System);
    }

    public CountedDatabase Database { get; }

    public static Task<Installation> OpenAsync(WorkflowsOptions options, CancellationToken cancellationToken) =>
        OpenAsync(options, database => database, cancellationToken);

    /// <param name="options">Where it lies.</param>
    /// <param name="beneath">What stands between the runtime and the database.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Installation> OpenAsync(
        WorkflowsOptions options, Func<IDatabase, IDatabase> beneath, CancellationToken cancellationToken)
    {
        var storage = await WorkflowsStorage.OpenAsync(options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, cancellationToken);
        var database = new CountedDatabase(beneath(storage.Database));
        var organisations = new OrganisationStore(database, TimeProvider.System);
        var library = new ProcessLibrary(database, organisations, TimeProvider.System);
        await library.DeployAsync(Checked.Processes([ProcessFile], Office.OfOne), null, cancellationToken);
        return new(storage, database, library, organisations, options.LargestFile);
    }

    /// <summary>Starts a case; it waits when this returns.</summary>
    public async Task<InstanceId> StartAsync(CancellationToken cancellationToken) =>
        Accepted(await _runner.StartAsync(Guid.CreateVersion7(), "person:sam", "case", Start, cancellationToken)).Instance;

    /// <summary>Gives a case its message; it has ended when this returns.</summary>
    public async Task ResumeAsync(InstanceId instance, CancellationToken cancellationToken)
    {
        var accepted = Accepted(await _runner.ExecuteAsync(new(Guid.CreateVersion7(), null, instance, Decision), cancellationToken));
        if (!accepted.Events.OfType<InstanceEnded>().Any())
        {
            throw new InvalidOperationException($"{instance} got its message and has not ended.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _runner.Dispose();
        await _storage.DisposeAsync();
    }

    private static StepOutcome.Accepted Accepted(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Accepted accepted => accepted,
        StepOutcome.Refused refused => throw new InvalidOperationException($"{refused.Refusal.Code} {refused.Refusal.Message}"),
        _ => throw new InvalidOperationException("The case is not there."),
    };
}
