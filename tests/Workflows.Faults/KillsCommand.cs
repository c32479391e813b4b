using System.CommandLine;
using Workflows.Faults.Kills;
using Workflows.Tests.Shared;

namespace Workflows.Faults;

/// <summary><c>kills</c>: a server under load of all kinds is killed again and again.</summary>
internal static class KillsCommand
{
    public static Command Create()
    {
        var common = new CampaignOptions();
        var kills = new Option<int>("--kills") { Description = "how often the server is killed", DefaultValueFactory = _ => 50 };
        var minutes = new Option<int>("--minutes")
        {
            Description = "stops killing after so long, and judges what was done till then",
            DefaultValueFactory = _ => 240,
        };
        var command = new Command("kills", "Kills the server under load of all kinds; what was acknowledged must be stored, and nothing twice.")
        {
            common.Store, common.Seed, common.Mutant, common.Server, kills, minutes,
        };
        command.SetAction((parsed, cancellationToken) => common.RunAsync(
            parsed,
            parsed.GetValue(common.Store)!,
            (folder, postgres, random) => RunAsync(
                folder,
                postgres,
                new(parsed.GetValue(kills), TimeSpan.FromMinutes(parsed.GetValue(minutes)), random, common.Program(parsed), Console.Out),
                cancellationToken)));
        return command;
    }

    private static async Task<Oracles.Findings> RunAsync(
        string folder, ThrowAwayPostgres? postgres, KillCampaign campaign, CancellationToken cancellationToken) =>
        await campaign.RunAsync(folder, async () => postgres is null ? null : await postgres.CreateDatabaseAsync(), cancellationToken);
}
