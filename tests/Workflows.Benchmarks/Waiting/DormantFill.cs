using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Benchmarks.Hosting;
using Workflows.Engine.Interpreter;
using Workflows.Runtime;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Makes cases that wait: every one is started by the engine, with all its rows and sealed as any; they are only written many at
/// a time.</summary>
/// <remarks>They were started over three weeks, in an order that has nothing to do with their ids, and their mails have been sent. Calls of
/// services and what cases send one another have failed, and are tried again when all is measured.</remarks>
internal static class DormantFill
{
    private const int Callers = 256;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(25);
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(6);

    public static async Task RunAsync(Action<WorkflowsOptions> configure, int cases, CancellationToken cancellationToken)
    {
        var options = new WorkflowsOptions();
        configure(options);
        var clock = new FillingClock();
        await using var storage = await WorkflowsStorage.OpenAsync(options, clock, NullLogger<WorkflowsStorage>.Instance, cancellationToken);
        await using var together = new TogetherDatabase(storage.Database);

        // PostgreSQL makes of statements that wait together one statement of many rows, which is faster than one transaction of many.
        IDatabase database = storage.Database.Dialect is SqlDialect.Sqlite ? together : storage.Database;
        var organisations = new OrganisationStore(database, clock);
        var library = new ProcessLibrary(database, organisations, clock);
        await library.DeployAsync(Checked.Processes(DormantProcesses.All, DormantProcesses.Organisation), null, cancellationToken);
        using var runner = new InstanceRunner(
            new(database, storage.Keys, new MailSettings()),
            library,
            organisations,
            new BlobStore(database, storage.Keys, clock, options.LargestFile),
            new CommitHints(),
            clock);
        var now = clock.GetUtcNow();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases),
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken },
            async (number, ct) =>
            {
                clock.Set(now - Shortest - ((Longest - Shortest) * Share(number)));
                var kind = DormantProcesses.Of(number);
                var outcome = await runner.StartAsync(
                    IdOf(number, cases), $"person:{kind.Starter}", kind.Process, new StartInstance(kind.Starter, kind.Form), ct);
                if (outcome is not StepOutcome.Accepted)
                {
                    throw new InvalidOperationException($"A case was not started: {outcome}");
                }
            });
        await together.WriteAsync(cancellationToken);
        await TryAsync(storage.Database, now + Longest, cancellationToken);
    }

    /// <summary>Marks what goes out as if it had been tried: of mails, all but one in a thousand were taken, and of the rest nothing.</summary>
    private static async Task TryAsync(IDatabase database, DateTimeOffset again, CancellationToken cancellationToken) => await database.ExecuteAsync(
        [
            new("mail.sent", "update outbox set state = 'sent', attempts = 1, sent_at = created_at, closed = null"),
            new(
                "mail.refused",
                "update outbox set state = 'refused', sent_at = null, reason = 'The address is not known.' where created_at % 1000 = 7"),
            new("call.tried", "update wait set try_at = $1, attempt = 3 where try_at is not null", Instant.FromDateTimeOffset(again)),
            new(
                "dispatch.tried",
                "update dispatch set attempts = 3, next_try_at = $1, reason = 'The other case was not found.'",
                Instant.FromDateTimeOffset(again)),
            .. database.Dialect is SqlDialect.Postgres ? (Statement[])[new("analyze", "analyze")] : [],
        ],
        cancellationToken);

    /// <summary>Spread evenly, and no two alike: the part of a multiple of the golden ratio behind the point.</summary>
    private static double Share(int number) => number * 0.6180339887498949 % 1;

    /// <summary>Ids count up, which lets the rows be written in the order of their keys.</summary>
    private static Guid IdOf(int number, int cases)
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong.MaxValue / (ulong)cases * (ulong)number) + 1);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
