using System.CommandLine;
using Workflows.Faults.Reminders;
using Workflows.Tests.Shared;

namespace Workflows.Faults;

/// <summary><c>reminders</c>: reminders fall due while the server is killed.</summary>
internal static class RemindersCommand
{
    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "sqlite or postgres", DefaultValueFactory = _ => "sqlite" };
        store.AcceptOnlyFromAmong("sqlite", "postgres");
        var reminders = new Option<int>("--reminders") { Description = "how many fall due", DefaultValueFactory = _ => 1000 };
        var kills = new Option<int>("--kills") { Description = "how often the server is killed", DefaultValueFactory = _ => 50 };
        var seed = new Option<int?>("--seed") { Description = "of the times of the kills; printed when not given" };
        var mutant =
            new Option<bool>("--consume-first") { Description = "seed a bug: consume waits before the step's transaction; the campaign must fail" };
        var command = new Command("reminders", "Kills the server while reminders fall due; a mail server counts what arrives.")
        {
            store,
            reminders,
            kills,
            seed,
            mutant,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(seed) ?? Environment.TickCount;
            Console.WriteLine($"seed {chosen}, store {parsed.GetValue(store)}");
            var program = parsed.GetValue(mutant)
                ? new[] { Beside("Workflows.Faults.dll"), MutantServerCommand.Name, "consume-first" }
                : [Beside("Workflows.Server.dll")];
            var folder = Directory.CreateTempSubdirectory("workflows-faults-").FullName;
            using var postgres = parsed.GetValue(store) == "postgres" ? ThrowAwayPostgres.Start() : null;
            try
            {
                var campaign = new ReminderCampaign(
                    ReminderLoad.Of(parsed.GetValue(reminders)), parsed.GetValue(kills), new Random(chosen), Console.Out);
                var database = postgres is null ? null : await postgres.CreateDatabaseAsync();
                var findings = await campaign.RunAsync(folder, database, program, cancellationToken);
                Console.WriteLine(findings);
                Console.WriteLine(findings.Hold ? "held" : "BROKEN");
                return findings.Hold ? 0 : 1;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static string Beside(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);
}
