using System.CommandLine;
using Workflows.Faults.Models;
using Workflows.Tests.Shared.Model.Reference;

namespace Workflows.Faults;

/// <summary><c>model</c>: made-up processes under made-up events, against a plain model of them.</summary>
internal static class ModelCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "how many cases", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "of the first case; the next has the next", DefaultValueFactory = _ => 1 };
        var store = new Option<string>("--store") { Description = "memory, sqlite or postgres", DefaultValueFactory = _ => "memory" };
        store.AcceptOnlyFromAmong("memory", "sqlite", "postgres");
        var mutant = new Option<Mutant>("--mutant") { Description = "a mistake that the model is to make; the campaign has to find it" };
        var mutants = new Option<bool>("--mutants") { Description = "the model makes each of its mistakes in turn; all have to be found" };
        var command = new Command("model", "Compares after every event what a case has open with what a plain model of its process has open.")
        {
            count, seed, store, mutant, mutants,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(mutants))
            {
                return await LookForMutantsAsync(parsed.GetValue(seed), parsed.GetValue(count), cancellationToken);
            }

            Console.WriteLine($"seed {parsed.GetValue(seed)}, {parsed.GetValue(count)} cases, store {parsed.GetValue(store)}");
            var campaign = new ModelCampaign(parsed.GetValue(mutant), parsed.GetValue(seed), parsed.GetValue(count));
            var findings = parsed.GetValue(store) switch
            {
                "sqlite" => await campaign.RunOnSqliteAsync(cancellationToken),
                "postgres" => await campaign.RunOnPostgresAsync(cancellationToken),
                _ => await campaign.RunInMemoryAsync(cancellationToken),
            };
            Console.WriteLine(findings);
            Console.WriteLine(findings.Hold ? "held" : "BROKEN");
            return findings.Hold ? 0 : 1;
        });
        return command;
    }

    private static async Task<int> LookForMutantsAsync(int seed, int count, CancellationToken cancellationToken)
    {
        var lost = 0;
        foreach (var mutant in Enum.GetValues<Mutant>().Where(m => m != Mutant.None))
        {
            var findings = await new ModelCampaign(mutant, seed, count) { MostFailures = 1 }.RunInMemoryAsync(cancellationToken);
            lost += findings.Hold ? 1 : 0;
            Console.WriteLine($"{mutant}: {findings.InShort}");
        }

        Console.WriteLine(lost == 0 ? "held" : "BROKEN");
        return lost == 0 ? 0 : 1;
    }
}
