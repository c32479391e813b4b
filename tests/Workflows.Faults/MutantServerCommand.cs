using System.CommandLine;
using Workflows.Faults.Mutants;
using Workflows.Server.Hosting;

namespace Workflows.Faults;

/// <summary>The server with a seeded bug, in a process that campaigns start and kill.</summary>
internal static class MutantServerCommand
{
    public const string Name = "mutant-server";

    public static Command Create()
    {
        var mutant = new Argument<string>("bug") { Description = "which one" };
        mutant.AcceptOnlyFromAmong(SeededBugs.Names);
        var command = new Command(Name, "Runs the server with a seeded bug; started by campaigns.") { mutant };
        command.TreatUnmatchedTokensAsErrors = false;
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            await using var app = ServerApp.Build(
                [.. parsed.UnmatchedTokens],
                services => SeededBugs.Register(services, parsed.GetValue(mutant)!));
            await ServerRun.RunAsync(app, Console.Out);
            return 0;
        });
        return command;
    }
}
