using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Backups;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Recurring;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Timers;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Sending;

internal static class SendingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/sending").WithTags("sending").RequireAuthorization(Access.Administrator);
        group.MapGet("", Get).WithName("getSending");
        group.MapPost("/release", Release).WithName("releaseSending");
    }

    /// <summary>Whether sending is held, and what goes out when it is released; for administrators.</summary>
    public static async Task<Ok<SendingBody>> Get(SendingHold hold, IDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var held = await hold.FindAsync(cancellationToken);
        var waiting = await FiringAgain.FindAsync(database, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellationToken);
        return TypedResults.Ok(new SendingBody(
            held is not null,
            held?.Since,
            held?.BackupAt,
            waiting.Mails.Number,
            waiting.Calls.Number,
            waiting.Timers.Number,
            waiting.Starts.Number,
            waiting.AtLeast,
            [.. waiting.Items.Select(i => new SendingItem(i.Kind, i.At, i.Instance, i.What))]));
    }

    /// <summary>Lets everything go out that is due; for administrators. The journal of the installation tells who did.</summary>
    public static async Task<Ok<SendingBody>> Release(
        Asker asker,
        SendingHold hold,
        OutboxLoop outbox,
        JobLoop jobs,
        DueTimers timers,
        RecurringStarts starts,
        IDatabase database,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await hold.ReleaseAsync(asker.Caller.Operator, cancellationToken))
        {
            outbox.Wake();
            jobs.Wake();
            await timers.RingAsync(CancellationToken.None);
            await starts.RingAsync(CancellationToken.None);
        }

        return await Get(hold, database, time, cancellationToken);
    }
}
