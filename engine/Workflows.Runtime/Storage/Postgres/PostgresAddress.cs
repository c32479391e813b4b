using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>How this program connects to PostgreSQL, whatever a connection string leaves open.</summary>
internal static class PostgresAddress
{
    /// <summary>Said to the server with each connection. A node that is cut off in the middle of a transaction holds its rows until the server
    /// notices, by default for two hours; with these, for ten seconds in most cases, and half a minute at most (PostgreSQL 15 §20.3.2,
    /// §20.11.1). Only a machine that stands still between two pieces of one batch, and whose system goes on answering, holds them longer.</summary>
    private const string Session =
        "-c idle_in_transaction_session_timeout=10s -c tcp_user_timeout=30s "
        + "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2";

    /// <summary>For connections on which steps are stored. Their statements go by keys, a row or a few dozen each: what was planned once, when a
    /// table was small, must not read it whole when it is large. What is stored there begins no transaction of its own, so that it is said here
    /// what one sees.</summary>
    private const string Keys =
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan "
        + @"-c default_transaction_isolation=read\ committed";

    /// <summary>Bytes that go to the server at once: the steps of one transaction, mostly.</summary>
    private const int Sent = 64 * 1024;

    /// <summary>A server that is there answers at once.</summary>
    private const int SecondsToConnect = 5;

    /// <summary>The connection string with what must be so: no row data and no password in what is logged, and no connection that is lost
    /// unnoticed.</summary>
    public static NpgsqlConnectionStringBuilder Of(string connectionString, string application)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString)
        {
            IncludeErrorDetail = false,
            LogParameters = false,
            PersistSecurityInfo = false,
            ApplicationName = application,
            TcpKeepAlive = true,
        };
        if (!address.ShouldSerialize("Timeout"))
        {
            address.Timeout = SecondsToConnect;
        }

        address.Options = string.IsNullOrWhiteSpace(address.Options) ? Session : $"{Session} {address.Options}";
        return address;
    }

    /// <summary>The same for connections on which cases are loaded and steps stored: rows are found by their keys alone, and what is sent is
    /// long.</summary>
    public static NpgsqlConnectionStringBuilder ByKeys(NpgsqlConnectionStringBuilder address) =>
        new(address.ConnectionString) { Options = $"{address.Options} {Keys}", WriteBufferSize = Sent };
}
