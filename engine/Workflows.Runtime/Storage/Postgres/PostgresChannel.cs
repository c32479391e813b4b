using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>A channel on which the nodes of a database call to one another (PostgreSQL LISTEN and NOTIFY). What is said while nobody listens
/// is lost.</summary>
internal sealed class PostgresChannel(string connectionString, string channel)
{
    /// <summary>Listens until the connection breaks or the token is cancelled.</summary>
    /// <param name="connected">Called once the channel is open: what was said before may have been missed.</param>
    /// <param name="heard">Called with each message, one after the other; returns at once.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async Task ListenAsync(Action connected, Action<string> heard, CancellationToken cancellationToken)
    {
        var address = PostgresAddress.Of(connectionString, "workflows hints");
        (address.Pooling, address.KeepAlive) = (false, 15); // a connection that has gone dead is only noticed by using it
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, said) => heard(said.Payload);
        await using (var listen = new NpgsqlCommand($"listen {channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        connected();
        while (!cancellationToken.IsCancellationRequested)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    public Statement Say(string message) => new("channel.say", "select pg_notify($1, $2)", channel, message);
}
