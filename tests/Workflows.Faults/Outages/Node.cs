using Workflows.Faults.Load;
using Workflows.Faults.Servers;

namespace Workflows.Faults.Outages;

/// <summary>A server that is there for the whole of a campaign, but for when it is killed and started again.</summary>
internal sealed class Node(ServerSetting setting, IReadOnlyList<string> program) : IDisposable
{
    private readonly List<string> _complaints = [];
    private ServerProcess? _server;
    private HttpClient? _client;

    public HttpClient Client => _client ?? throw new InvalidOperationException("The node does not run.");

    /// <summary>The process; 0 when it does not run.</summary>
    public int ProcessId => _server?.Id ?? 0;

    public bool HasEnded => _server is { HasEnded: true };

    public string LastWords => _server?.LastWords ?? "";

    public IReadOnlyList<string> Complaints => _complaints;

    public async Task StartAsync(Entrance entrance, CancellationToken cancellationToken)
    {
        _server = ServerProcess.Start(setting, program);
        _client = await _server.ReadyAsync(cancellationToken);
        entrance.Open(_client);
    }

    public void Kill(Entrance entrance)
    {
        _server!.Kill();
        _complaints.AddRange(_server.Complaints);
        entrance.Close(Client);
        _client!.Dispose();
        _server.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _server?.Dispose();
    }
}
