using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Workflows.Engine.Interpreter;

namespace Workflows.Runtime.Jobs;

/// <summary>Decides whom the server talks to. Processes are written by many people; what they name must not open the network behind the
/// server to them.</summary>
/// <remarks>A host is judged by the address that is connected to, not by its name: a name that leads inside is refused, whenever it
/// does.</remarks>
public sealed class ServiceGate
{
    private readonly ImmutableHashSet<Origin> _allowed;
    private readonly ImmutableHashSet<Origin> _only;

    /// <exception cref="StartRefusedException">A setting is no origin.</exception>
    public ServiceGate(ServiceSettings settings)
    {
        _allowed = [.. settings.Allow.Select(Read)];
        _only = [.. settings.Only.Select(Read)];
    }

    /// <summary>Why an address may not be called; null when it may, as far as its name says.</summary>
    public CallFailure? Refuse(Uri address)
    {
        var origin = Origin.Of(address);
        return (address.Scheme, _allowed.Contains(origin)) switch
        {
            _ when !_only.IsEmpty && !_only.Contains(origin) => Refused(
                $"This installation calls only the services that it lists, and {origin} is none of them."),
            ("http", false) => Refused($"{origin} would be called without encryption, which the server's configuration does not allow."),
            _ => null,
        };
    }

    /// <summary>Connects to an address that the name leads to and that may be talked to.</summary>
    /// <exception cref="InsideException">It leads only to addresses inside the network.</exception>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var open = _allowed.Contains(Origin.Of(new UriBuilder(context.InitialRequestMessage.RequestUri!.Scheme, host, port).Uri))
            ? found
            : [.. found.Where(PublicAddress.Is)];
        if (open.Length == 0 && found.Length > 0)
        {
            throw new InsideException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static CallFailure Refused(string message) => new("refused", CallFailureKind.Lasting, message);

    private static Origin Read(string text) => Origin.Parse(text)
        ?? throw new StartRefusedException(
            $"'{text}' names no service. Write scheme, host and port and nothing else, such as https://archive.example.org or "
                + "http://localhost:5099.");

    /// <summary>A name leads to an address inside the network; never seen outside.</summary>
    internal sealed class InsideException() : IOException("The name leads inside the network.");
}
