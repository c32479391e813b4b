using System.Net;
using System.Net.Sockets;
using Workflows.Runtime;

namespace Workflows.Server.Hosting;

/// <summary>Where the server listens: on this machine only, as long as the one way to sign in is a link printed on its console.</summary>
/// <param name="Port">0: the system chooses, on 127.0.0.1.</param>
internal sealed record ListenAddress(int Port)
{
    public const int DefaultPort = 5080;

    private const int PortsTried = 20;

    public string Url => Port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{Port}";

    /// <exception cref="StartRefusedException">An address beyond this machine is asked for, or the port is taken.</exception>
    public static ListenAddress Of(ServerOptions options, IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            throw new StartRefusedException("The address is set under Kestrel:Endpoints. Remove that and set Workflows:Port instead.");
        }

        var wanted = options.Port ?? PortOf(configuration[WebHostDefaults.ServerUrlsKey]);
        return wanted switch
        {
            null => new(NextFree()),
            < 0 or > 65535 => throw new StartRefusedException($"There is no port {wanted}. Ports go from 1 to 65535."),
            0 => new(0),
            { } port when IsFree(port) => new(port),
            { } port =>
                throw new StartRefusedException($"Port {port} is taken by another program. Stop that one, or choose another port with --port."),
        };
    }

    private static int? PortOf(string? urls)
    {
        if (string.IsNullOrWhiteSpace(urls))
        {
            return null;
        }

        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse).ToList();
        if (addresses.Find(a => !IsThisMachine(a.Host)) is { } outside)
        {
            throw new StartRefusedException(
                $"The server is told to listen on '{outside.Host}', which other machines can reach. It listens on this machine only "
                + "until signing in with an identity provider exists. Use --port to choose the port.");
        }

        return addresses is [{ Scheme: "http", IsUnixPipe: false, IsNamedPipe: false } only]
            ? only.Port
            : throw new StartRefusedException($"The server listens on one http address, not on '{urls}'. Use --port to choose the port.");
    }

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static int NextFree() =>
        Enumerable.Range(DefaultPort, PortsTried).Cast<int?>().FirstOrDefault(p => IsFree(p!.Value))
        ?? throw new StartRefusedException(
            $"The ports {DefaultPort} to {DefaultPort + PortsTried - 1} are all taken. Choose a free one with --port.");

    private static bool IsFree(int port) => CanBind(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException refused)
        {
            // Without IPv6 on this machine there is nothing to be taken.
            return refused.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
