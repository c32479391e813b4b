using System.CommandLine;
using Workflows.Faults.Tampering;
using Workflows.Runtime;

namespace Workflows.Faults;

/// <summary><c>tamper</c>: a store is changed past the engine, and verified.</summary>
internal static class TamperCommand
{
    public static Command Create()
    {
        var common = new CampaignOptions();
        var count = new Option<int>("--count") { Description = "how many changes", DefaultValueFactory = _ => 2_000 };
        var bug = new Option<string?>("--verifier") { Description = "seed a bug in verifying, which the campaign must find" };
        bug.AcceptOnlyFromAmong([.. BadVerifiers.Names]);
        var command = new Command("tamper", "Flips, deletes, swaps, cuts, removes and puts back; verifying must tell of every change.")
        {
            common.Store, common.Seed, count, bug,
        };
        command.SetAction((parsed, cancellationToken) => common.RunAsync(
            parsed,
            parsed.GetValue(common.Store)!,
            async (folder, postgres, random) =>
                await new TamperCampaign(parsed.GetValue(count), random, BadVerifiers.Of(parsed.GetValue(bug)), Console.Out).RunAsync(
                    async number => new WorkflowsOptions
                    {
                        Folder = Path.Combine(folder, $"store-{number}"),
                        Postgres = postgres is null ? null : await postgres.CreateDatabaseAsync(),
                    },
                    cancellationToken)));
        return command;
    }
}
