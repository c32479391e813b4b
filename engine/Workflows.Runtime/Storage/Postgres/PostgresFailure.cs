using System.Net.Sockets;
using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Tells failures that pass, for which the whole transaction is run again, from those that do not.</summary>
internal static class PostgresFailure
{
    /// <summary>True when the same transaction may well succeed on a fresh connection.</summary>
    public static bool Passes(Exception cause) => Beneath(cause) switch
    {
        PostgresException postgres => IsConflict(postgres) || IsLoss(postgres.SqlState),
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is IOException or SocketException or TimeoutException,
        IOException or SocketException => true,
        // So Npgsql tells of a connection that broke at the moment at which it was taken up.
        ObjectDisposedException { ObjectName: "System.Threading.ManualResetEventSlim" } => true,
        _ => false,
    };

    /// <summary>True when the server or the way to it went, so that other pooled connections are dead as well.</summary>
    public static bool IsLossOfServer(Exception cause) =>
        Beneath(cause) is PostgresException postgres ? IsLoss(postgres.SqlState) : Passes(cause);

    /// <summary>The entity model wraps what it takes for passing into another exception.</summary>
    private static Exception Beneath(Exception cause) => cause is InvalidOperationException { InnerException: NpgsqlException inner } ? inner : cause;

    // PostgreSQL 15, appendix A: serialization_failure, deadlock_detected.
    private static bool IsConflict(PostgresException postgres) => postgres.SqlState is "40001" or "40P01";

    // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout, idle_in_transaction_session_timeout, too_many_connections,
    // connection exceptions (class 08).
    private static bool IsLoss(string state) =>
        state is "57P01" or "57P02" or "57P03" or "57P05" or "25P03" or "53300" || state.StartsWith("08", StringComparison.Ordinal);
}
