using System.Net;
using System.Net.Sockets;

namespace Workflows.Faults.Network;

/// <summary>Stands between a server and its database and does what networks do: breaks connections, swallows what is sent, forgets one side,
/// is slow.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<(TcpClient Near, TcpClient Far)> _open = [];
    private readonly Task _accepting;
    private TaskCompletionSource? _hole;
    private TimeSpan _delay;

    /// <param name="target">The port on loopback that it leads to.</param>
    public FaultyProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks every connection on both sides at once (RST, RFC 9293 §3.5.2).</summary>
    public void Reset()
    {
        foreach (var (near, far) in Taken())
        {
            Break(near);
            Break(far);
        }
    }

    /// <summary>Ends every connection on the far side; the near side is not told, and waits.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _open.ForEach(pair => Break(pair.Far));
        }
    }

    /// <summary>From now on nothing comes through, neither way, until it is mended.</summary>
    public void Swallow()
    {
        lock (_lock)
        {
            _hole ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>From now on every piece takes this much longer.</summary>
    public void Slow(TimeSpan delay) => _delay = delay;

    /// <summary>Everything comes through again, also what was held up.</summary>
    public void Mend()
    {
        lock (_lock)
        {
            _delay = TimeSpan.Zero;
            _hole?.TrySetResult();
            _hole = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Mend();
        Reset();
        await _accepting;
        _stop.Dispose();
    }

    private List<(TcpClient Near, TcpClient Far)> Taken()
    {
        lock (_lock)
        {
            var taken = _open.ToList();
            _open.Clear();
            return taken;
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await PassAsync();
            await far.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            lock (_lock)
            {
                _open.Add((near, far));
            }

            var (one, other) = (PumpAsync(near, far, endsBoth: true), PumpAsync(far, near, endsBoth: false));
            await Task.WhenAll(one, other);
        }
        catch (Exception refused) when (refused is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Break(near); // the database is away: so it looks from the near side too
        }
    }

    /// <param name="from">Is read.</param>
    /// <param name="to">Is written.</param>
    /// <param name="endsBoth">The near side's end is passed on; that of a far side which was forgotten is not.</param>
    private async Task PumpAsync(TcpClient from, TcpClient to, bool endsBoth)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var (source, target) = (from.GetStream(), to.GetStream());
            while (await source.ReadAsync(buffer, _stop.Token) is > 0 and var count)
            {
                await PassAsync();
                await target.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }

            to.Close();
        }
        catch (Exception broken)
            when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            if (endsBoth)
            {
                Break(to);
            }
        }
    }

    private async Task PassAsync()
    {
        if (_hole is { } hole)
        {
            await hole.Task;
        }

        if (_delay > TimeSpan.Zero)
        {
            await Task.Delay(_delay, _stop.Token);
        }
    }

    private static void Break(TcpClient side)
    {
        try
        {
            side.Client?.Close(0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It had ended.
        }
    }
}
