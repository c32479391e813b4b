using System.CommandLine;
using Workflows.Faults.Oracles;
using Workflows.Faults.Outages;
using Workflows.Faults.Syncs;

namespace Workflows.Faults;

/// <summary><c>syncs</c>: what is acknowledged is on the disk before the answer goes out.</summary>
internal static class SyncsCommand
{
    public static Command Create()
    {
        var common = new CampaignOptions();
        var cases = new Option<int>("--cases") { Description = "how many, with three commands each", DefaultValueFactory = _ => 20 };
        var command = new Command("syncs", "Looks at the server's system calls: no command is answered before what it wrote is on the disk.")
        {
            cases, common.Seed, common.Mutant,
        };
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, "sqlite", async (folder, _, _) =>
            Tools.Ran("strace", "-V")
                ? await new SyncCampaign(parsed.GetValue(cases), common.Program(parsed)).RunAsync(folder, cancellationToken)
                : Findings.Skipped("strace is not installed")));
        return command;
    }
}
