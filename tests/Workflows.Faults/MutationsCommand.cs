using System.CommandLine;
using Workflows.Faults.Mutations;

namespace Workflows.Faults;

/// <summary><c>mutations</c>: damaged expressions are compiled and evaluated.</summary>
internal static class MutationsCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "how many", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int?>("--seed") { Description = "of the mutations; printed when not given" };
        var command = new Command("mutations", "Damages expressions; every one ends in a value or in a finding with a place, none takes over 100 ms.")
        {
            count,
            seed,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(seed) ?? Environment.TickCount;
            Console.WriteLine($"seed {chosen}, {parsed.GetValue(count)} mutations");
            var findings = MutationCampaign.Run(chosen, parsed.GetValue(count), cancellationToken);
            Console.WriteLine(findings);
            Console.WriteLine(findings.Hold ? "held" : "BROKEN");
            return Task.FromResult(findings.Hold ? 0 : 1);
        });
        return command;
    }
}
