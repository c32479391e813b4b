using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Deployment;

/// <summary>Lets deployments of several nodes come one after the other: each numbers itself by the one before.</summary>
internal static class DeploymentTurn
{
    /// <summary>Any number will do, as long as nothing else in the same PostgreSQL database locks it.</summary>
    private const long AdvisoryLock = 0x4465706C6F796564;

    /// <summary>Waits until no other deployment is under way; the turn ends with the transaction. SQLite has one writer anyway.</summary>
    public static async ValueTask TakeAsync(IWriteSession session, CancellationToken cancellationToken)
    {
        if (session.Dialect is SqlDialect.Postgres)
        {
            await session.ExecuteAsync(new Statement("deployment.turn", "select pg_advisory_xact_lock($1)", AdvisoryLock), cancellationToken);
        }
    }
}
