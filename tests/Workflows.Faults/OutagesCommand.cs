using System.CommandLine;
using NodaTime;
using Npgsql;
using Workflows.Faults.Load;
using Workflows.Faults.Network;
using Workflows.Faults.Oracles;
using Workflows.Faults.Outages;
using Workflows.Runtime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Tests.Shared;

namespace Workflows.Faults;

/// <summary><c>outages</c>: what servers stand on is broken under load, and mended.</summary>
internal static class OutagesCommand
{
    private const int Nodes = 3;

    public static Command Create()
    {
        var common = new CampaignOptions();
        var of = new Option<string>("--of") { Description = "postgres, network, nodes, disk or disk-calls", DefaultValueFactory = _ => "postgres" };
        of.AcceptOnlyFromAmong("postgres", "network", "nodes", "disk", "disk-calls");
        var rounds = new Option<int>("--rounds") { Description = "how often it is broken", DefaultValueFactory = _ => 10 };
        var command = new Command("outages", "Breaks database, network, nodes or disk under load; the servers stay up and recover by themselves.")
        {
            of, rounds, common.Seed, common.Mutant,
        };
        command.SetAction((parsed, ct) =>
        {
            var (kind, program) = (parsed.GetValue(of)!, common.Program(parsed));
            var store = kind is "disk" or "disk-calls" ? "sqlite" : "postgres";
            return common.RunAsync(parsed, store, async (folder, postgres, random) =>
            {
                var campaign = new OutageCampaign(parsed.GetValue(rounds), random, Console.Out);
                await using var load = await MixedLoad.PrepareAsync(folder, TimeSpan.FromMinutes(parsed.GetValue(rounds)), new Random(random.Next()));
                return kind switch
                {
                    "postgres" => await OnOneAsync(
                        campaign, load, folder, await postgres!.CreateDatabaseAsync(), Strikes.OnPostgres(postgres, random), program, ct),
                    "network" => await OnNetworkAsync(campaign, load, folder, postgres!, random, program, ct),
                    "nodes" => await OnNodesAsync(campaign, load, folder, postgres!, random, program, ct),
                    "disk" => await OnDiskAsync(campaign, load, folder, random, program, ct),
                    _ => await OnDiskCallsAsync(campaign, load, folder, random, program, ct),
                };
            });
        });
        return command;
    }

    private static async Task<Findings> OnOneAsync(
        OutageCampaign campaign,
        MixedLoad load,
        string folder,
        string? database,
        IReadOnlyList<Strike> strikes,
        IReadOnlyList<string> program,
        CancellationToken ct)
    {
        var setting = load.Setting(folder, database);
        using var node = new Node(setting, program);
        return await campaign.RunAsync(load, [node], strikes, new WorkflowsOptions { Folder = setting.DataFolder, Postgres = database }, ct);
    }

    private static async Task<Findings> OnNetworkAsync(
        OutageCampaign campaign,
        MixedLoad load,
        string folder,
        ThrowAwayPostgres postgres,
        Random random,
        IReadOnlyList<string> program,
        CancellationToken ct)
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var proxy = new FaultyProxy(postgres.Port);
        var setting = load.Setting(folder, Through(proxy, database));
        using var node = new Node(setting, program);
        return await campaign.RunAsync(
            load, [node], Strikes.OnNetwork(proxy, random), new WorkflowsOptions { Folder = setting.DataFolder, Postgres = database }, ct);
    }

    private static async Task<Findings> OnNodesAsync(
        OutageCampaign campaign,
        MixedLoad load,
        string folder,
        ThrowAwayPostgres postgres,
        Random random,
        IReadOnlyList<string> program,
        CancellationToken ct)
    {
        var (database, keys) = (await postgres.CreateDatabaseAsync(), await postgres.CreateDatabaseAsync());
        var proxies = Enumerable.Range(0, Nodes).Select(_ => new FaultyProxy(postgres.Port)).ToList();
        var nodes = proxies.Select((proxy, number) =>
        {
            var own = Path.Combine(folder, $"node-{number}");
            var setting = load.Setting(own, Through(proxy, database));
            CopyMasterKey(Path.Combine(folder, "node-0"), own);
            return new Node(setting with { More = setting.More.Add("Workflows__KeyDatabase", Through(proxy, keys)) }, program);
        }).ToList();
        try
        {
            var options = new WorkflowsOptions { Folder = Path.Combine(folder, "node-0", "data"), Postgres = database, PostgresForKeys = keys };
            load.AnchorsAlsoIn([.. Enumerable.Range(1, Nodes - 1).Select(n => Path.Combine(folder, $"node-{n}", "data"))]);
            return await campaign.RunAsync(load, nodes, Strikes.OnNodes(nodes, proxies, load.Entrance, random), options, ct);
        }
        finally
        {
            nodes.ForEach(n => n.Dispose());
            foreach (var proxy in proxies)
            {
                await proxy.DisposeAsync();
            }
        }
    }

    private static async Task<Findings> OnDiskAsync(
        OutageCampaign campaign, MixedLoad load, string folder, Random random, IReadOnlyList<string> program, CancellationToken ct)
    {
        var disk = Path.Combine(folder, "disk");
        Directory.CreateDirectory(disk);
        if (!Tools.Ran("mount", "-t", "tmpfs", "-o", "size=48m", "none", disk))
        {
            return Findings.Skipped("a small disk can be mounted by root only");
        }

        try
        {
            return await OnOneAsync(campaign, load, disk, null, Strikes.OnFullDisk(disk, random), program, ct);
        }
        finally
        {
            Tools.Ran("umount", disk);
        }
    }

    private static async Task<Findings> OnDiskCallsAsync(
        OutageCampaign campaign, MixedLoad load, string folder, Random random, IReadOnlyList<string> program, CancellationToken ct)
    {
        if (!Tools.Ran("strace", "-V"))
        {
            return Findings.Skipped("strace is not installed");
        }

        var setting = load.Setting(folder, null);
        using var node = new Node(setting, program);
        return await campaign.RunAsync(
            load, [node], Strikes.OnDiskCalls(() => node.ProcessId, random), new WorkflowsOptions { Folder = setting.DataFolder }, ct);
    }

    /// <summary>Every node has a copy of the one master key; that of the first is made here.</summary>
    private static void CopyMasterKey(string first, string node)
    {
        var (from, to) = (Path.Combine(first, "data", "keys", "master.key"), Path.Combine(node, "data", "keys", "master.key"));
        PrivateFile.CreateFolder(Path.GetDirectoryName(to)!);
        if (from == to)
        {
            MasterKeyFile.TryMake(to, SystemClock.Instance.GetCurrentInstant());
        }
        else
        {
            File.Copy(from, to);
        }
    }

    private static string Through(FaultyProxy proxy, string database) =>
        new NpgsqlConnectionStringBuilder(database) { Port = proxy.Port }.ConnectionString;
}
