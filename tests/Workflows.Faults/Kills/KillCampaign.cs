using System.Diagnostics;
using Workflows.Faults.Load;
using Workflows.Faults.Oracles;
using Workflows.Faults.Servers;
using Workflows.Runtime;

namespace Workflows.Faults.Kills;

/// <summary>Kills a server again and again while people, services, timers and mails keep it busy; then holds what is stored against what was
/// acknowledged (<see cref="CommandOracle"/>, <see cref="MailOracle"/>, <see cref="CallOracle"/>, <see cref="RestOracle"/>).</summary>
/// <remarks>A fifth of the kills come in the first two seconds of a start. A start that is not ready within a minute, or a server that ends by
/// itself, breaks a promise.</remarks>
internal sealed class KillCampaign(int kills, TimeSpan atMost, Random random, IReadOnlyList<string> program, TextWriter output)
{
    private const int Actors = 12;

    /// <summary>Commands a kill that must have been acknowledged on average: with fewer, the campaign proves nothing.</summary>
    private const double LeastWork = 5;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstSeconds = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(60);

    private readonly Findings _findings = new();
    private readonly List<TimeSpan> _starts = [];
    private readonly Dictionary<string, int> _complaints = new(StringComparer.Ordinal);

    /// <summary>Runs the campaign on one database.</summary>
    /// <param name="folder">Empty; for the server's data.</param>
    /// <param name="databases">Makes a new PostgreSQL database; answers null for SQLite.</param>
    /// <param name="cancellationToken">Ends the campaign early.</param>
    public async Task<Findings> RunAsync(string folder, Func<Task<string?>> databases, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var database = await databases();
        var length = TimeSpan.FromSeconds(Math.Min(kills * 10, atMost.TotalSeconds));
        await using var load = await MixedLoad.PrepareAsync(folder, length, new Random(random.Next()));
        var setting = load.Setting(folder, database);
        await StartOnceAsync(setting, cancellationToken);

        // Beside the kills under load, which wait much: for starts, and for work to be done.
        var fresh = new FreshStarts(program, new Random(random.Next()))
            .RunAsync(Math.Max(1, kills / 50), setting, folder, databases, _findings, cancellationToken);
        load.Begin(Actors, LongestPause, random, cancellationToken);
        var done = 0;
        for (; done < kills && clock.Elapsed < atMost; done++)
        {
            try
            {
                await LiveAsync(setting, load, done % 5 == 0, cancellationToken);
            }
            catch (InvalidOperationException refused)
            {
                _findings.Break("every start comes to its end", refused.Message);
                await fresh;
                return _findings;
            }

            if ((done + 1) % 25 == 0)
            {
                await output.WriteLineAsync(
                    $"{done + 1} kills after {clock.Elapsed:hh\\:mm\\:ss}, {load.Book.Acknowledged} commands acknowledged, "
                        + $"{load.Book.Faults.Count} refused that may not be");
            }
        }

        await fresh;
        await output.WriteLineAsync($"{done} kills done after {clock.Elapsed:hh\\:mm\\:ss}; the last server stays");
        var work = load.Book.Acknowledged / (double)Math.Max(done, 1);
        await FinishAsync(setting, load, cancellationToken);
        await output.WriteLineAsync($"all came to rest after {clock.Elapsed:hh\\:mm\\:ss}");
        await load.JudgeAsync(new WorkflowsOptions { Folder = setting.DataFolder, Postgres = database }, _findings, cancellationToken);
        Tell(done, work);
        foreach (var (complaint, count) in _complaints.OrderByDescending(c => c.Value).Take(5))
        {
            await output.WriteLineAsync($"the servers logged {count} times: {complaint}");
        }

        return _findings;
    }

    private void Tell(int done, double work)
    {
        _starts.Sort();
        _findings.Figure($"kills: {done}, with {work:0.0} commands acknowledged a kill on average");
        _findings.Figure(
            $"starts: {_starts.Count} to the end, median {_starts[_starts.Count / 2].TotalSeconds:0.0} s, slowest {_starts[^1].TotalSeconds:0.0} s");
        if (work < LeastWork)
        {
            _findings.Break(
                "there was enough work to lose", $"{work:0.0} commands were acknowledged a kill, and fewer than {LeastWork} prove nothing");
        }
    }

    private async Task StartOnceAsync(ServerSetting setting, CancellationToken cancellationToken)
    {
        using var server = ServerProcess.Start(setting, program);
        using var client = await ReadyAsync(server, cancellationToken);
    }

    /// <summary>One life of a server: to be killed while it starts, or in the middle of a burst of work.</summary>
    private async Task LiveAsync(ServerSetting setting, MixedLoad load, bool early, CancellationToken cancellationToken)
    {
        using var server = ServerProcess.Start(setting, program);
        var ready = ReadyAsync(server, cancellationToken);
        var life = early ? Task.Delay(random.NextDouble() * FirstSeconds, cancellationToken) : Task.CompletedTask;
        if (!early || await Task.WhenAny(ready, life) == ready)
        {
            using var client = await ready;
            load.Entrance.Open(client);
            await (early ? life : load.Book.ReachAsync(load.Book.Acknowledged + random.Next(5, 61), LongestLife, cancellationToken));
            Kill(server);
            load.Entrance.Close(client);
            return;
        }

        Kill(server);
        try
        {
            (await ready).Dispose();
        }
        catch (InvalidOperationException)
        {
            // It was killed on its way.
        }
    }

    private void Kill(ServerProcess server)
    {
        if (server.HasEnded)
        {
            _findings.Break("no server ends by itself", server.LastWords);
        }

        server.Kill();
        foreach (var complaint in server.Complaints)
        {
            _complaints[complaint] = _complaints.GetValueOrDefault(complaint) + 1;
        }
    }

    private async Task FinishAsync(ServerSetting setting, MixedLoad load, CancellationToken cancellationToken)
    {
        using var server = ServerProcess.Start(setting, program);
        using var client = await ReadyAsync(server, cancellationToken);
        load.Entrance.Open(client);
        await load.EndAsync();
        await load.SettleAsync(client, cancellationToken);
        await load.JudgeFilesAsync(client, _findings, cancellationToken);
        Kill(server);
        load.Entrance.Close(client);
    }

    private async Task<HttpClient> ReadyAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var client = await server.ReadyAsync(cancellationToken);
        _starts.Add(clock.Elapsed);
        return client;
    }
}
