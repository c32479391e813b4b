using System.Diagnostics;
using Workflows.Faults.Load;
using Workflows.Faults.Network;
using Workflows.Tests.Shared;

namespace Workflows.Faults.Outages;

/// <summary>What can be done to servers and to what they stand on.</summary>
internal static class Strikes
{
    /// <summary>PostgreSQL ends without a checkpoint and is away for up to two seconds.</summary>
    public static IReadOnlyList<Strike> OnPostgres(ThrowAwayPostgres postgres, Random random) =>
    [
        new("pg_ctl stop -m immediate", async ct =>
        {
            postgres.Crash();
            await Task.Delay(random.Next(2000), ct);
            postgres.Resume();
        }),
    ];

    /// <summary>The network between a server and PostgreSQL.</summary>
    public static IReadOnlyList<Strike> OnNetwork(FaultyProxy proxy, Random random) =>
    [
        new("connections reset", _ =>
        {
            proxy.Reset();
            return Task.CompletedTask;
        }),
        new("network slow", async ct =>
        {
            proxy.Slow(TimeSpan.FromMilliseconds(random.Next(20, 200)));
            await Task.Delay(random.Next(1000, 4000), ct);
            proxy.Mend();
        }),
        new("network swallows all", async ct =>
        {
            proxy.Swallow();
            await Task.Delay(random.Next(500, 6000), ct);
            proxy.Mend();
        }),
        new("reset over and over", async ct =>
        {
            for (var times = 0; times < 10; times++)
            {
                proxy.Reset();
                await Task.Delay(random.Next(50, 200), ct);
            }
        }),
        new("connections half-open", _ =>
        {
            proxy.Forget();
            return Task.CompletedTask;
        }),
    ];

    /// <summary>One of several nodes is killed and comes back; another is cut off from the database and comes back.</summary>
    public static IReadOnlyList<Strike> OnNodes(IReadOnlyList<Node> nodes, IReadOnlyList<FaultyProxy> proxies, Entrance entrance, Random random) =>
    [
        new(
            "a node killed",
            async ct =>
            {
                var node = nodes[random.Next(nodes.Count)];
                node.Kill(entrance);
                await Task.Delay(random.Next(3000, 8000), ct);
                await node.StartAsync(entrance, ct);
            },
            GoesOn: true),
        new(
            "a node cut off",
            async ct =>
            {
                var proxy = proxies[random.Next(proxies.Count)];
                proxy.Swallow();
                await Task.Delay(random.Next(5000, 20000), ct);
                proxy.Reset();
                proxy.Mend();
            },
            GoesOn: true),
    ];

    /// <summary>The disk that the data is on is filled to the last byte, and emptied again.</summary>
    /// <param name="folder">On that disk.</param>
    /// <param name="random">How long it stays full.</param>
    public static IReadOnlyList<Strike> OnFullDisk(string folder, Random random) =>
    [
        new("disk full", async ct =>
        {
            var ballast = Path.Combine(folder, "ballast");
            var end = Stopwatch.StartNew();
            var length = TimeSpan.FromSeconds(random.Next(2, 6));
            await using (var file = new FileStream(ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                while (end.Elapsed < length)
                {
                    try
                    {
                        file.Write(new byte[4096]);
                    }
                    catch (IOException)
                    {
                        await Task.Delay(20, ct); // full; what is freed meanwhile is taken as well
                    }
                }
            }

            File.Delete(ballast);
        }),
    ];

    /// <summary>System calls of the server fail as those of a failing disk do, by strace.</summary>
    public static IReadOnlyList<Strike> OnDiskCalls(Func<int> process, Random random) =>
    [
        .. ((string[])["fsync,fdatasync:error=EIO", "pwrite64:error=ENOSPC", "pwrite64:error=EIO"]).Select(calls => new Strike(calls, async ct =>
        {
            var every = $"{random.Next(1, 6)}+{random.Next(1, 4)}";
            var kinds = calls.Split(':')[0];
            using var tracer = Process.Start(new ProcessStartInfo(
                "strace", ["-f", "-qq", "-p", $"{process()}", "-e", $"trace={kinds}", "-e", $"inject={calls}:when={every}", "-o", "/dev/null"]))!;
            await Task.Delay(random.Next(1500, 4000), ct);
            Process.Start("kill", ["-INT", $"{tracer.Id}"]).WaitForExit();
            await tracer.WaitForExitAsync(ct);
        })),
    ];
}
