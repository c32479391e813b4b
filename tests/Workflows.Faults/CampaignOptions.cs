using System.CommandLine;
using Workflows.Faults.Mutants;
using Workflows.Faults.Oracles;
using Workflows.Tests.Shared;

namespace Workflows.Faults;

/// <summary>What every campaign that starts servers may be told, and how its result is given.</summary>
internal sealed class CampaignOptions
{
    public CampaignOptions()
    {
        Store.AcceptOnlyFromAmong("sqlite", "postgres");
        Mutant.AcceptOnlyFromAmong(SeededBugs.Names);
    }

    public Option<string> Store { get; } = new("--store") { Description = "sqlite or postgres", DefaultValueFactory = _ => "sqlite" };

    public Option<int?> Seed { get; } = new("--seed") { Description = "of what is left to chance; printed when not given" };

    public Option<string?> Mutant { get; } = new("--mutant") { Description = "seed a bug, which the campaign must find" };

    public Option<FileInfo?> Server { get; } =
        new("--server") { Description = "the assembly of a published server, instead of the one built with this" };

    /// <summary>The server's assembly, or that of a server with a seeded bug, with what comes before its switches.</summary>
    public IReadOnlyList<string> Program(ParseResult parsed) => parsed.GetValue(Mutant) is { } mutant
        ? [Beside("Workflows.Faults.dll"), MutantServerCommand.Name, mutant]
        : [parsed.GetValue(Server)?.FullName ?? Beside("Workflows.Server.dll")];

    /// <summary>Runs a campaign in a temporary folder, with a PostgreSQL server of its own where it is to run on one.</summary>
    /// <returns>The exit code: 0 when all promises held.</returns>
    public async Task<int> RunAsync(ParseResult parsed, string store, Func<string, ThrowAwayPostgres?, Random, Task<Findings>> campaign)
    {
        var seed = parsed.GetValue(Seed) ?? Environment.TickCount;
        Console.WriteLine($"seed {seed}, store {store}{(parsed.GetValue(Mutant) is { } mutant ? $", with the bug {mutant}" : "")}");
        var folder = Directory.CreateTempSubdirectory("workflows-faults-").FullName;
        using var postgres = store == "postgres" ? ThrowAwayPostgres.Start() : null;
        try
        {
            var findings = await campaign(folder, postgres, new Random(seed));
            Console.WriteLine(findings);
            Console.WriteLine(findings.Hold ? "held" : "BROKEN");
            return findings.Hold ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Beside(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);
}
