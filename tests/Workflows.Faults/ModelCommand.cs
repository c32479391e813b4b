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
        var mutant = new Option<Mutant>("--mutant") { Description = "a mistake that the model is to make; the campaign has to find it" };
        var command = new Command("model", "Compares after every event what a case has open with what a plain model of its process has open.") { count, seed, mutant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Console.WriteLine($"seed {parsed.GetValue(seed)}, {parsed.GetValue(count)} cases");
            var findings = await new ModelCampaign(parsed.GetValue(mutant)).RunAsync(parsed.GetValue(seed), parsed.GetValue(count), cancellationToken);
            Console.WriteLine(findings);
            Console.WriteLine(findings.Hold ? "held" : "BROKEN");
            return findings.Hold ? 0 : 1;
        });
        return command;
    }
}
