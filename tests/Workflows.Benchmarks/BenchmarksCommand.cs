using System.CommandLine;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Interpreting;
using Workflows.Benchmarks.Language;
using Workflows.Benchmarks.Measuring;
using Workflows.Benchmarks.Starting;
using Workflows.Benchmarks.Storing;
using Workflows.Benchmarks.Waiting;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks;

/// <summary>Measures everything in one run, or a part of it, prints a table and writes JSON.</summary>
internal static class BenchmarksCommand
{
    private const int Timers = 100_000;
    private const int Dormant = 1_000_000;

    private static readonly IReadOnlyList<Part> Parts =
    [
        new("feel", "FEEL", (effort, _) => Task.FromResult(FeelBenchmarks.Run(effort))),
        new("decisions", "Decision table of 1,000 rules", (effort, _) => Task.FromResult(DecisionBenchmarks.Run(effort))),
        new("processes", "Processes", (effort, _) => Task.FromResult(ProcessBenchmarks.Run(effort))),
        new("steps", "Straight line: 10 steps that do nothing, in memory", (effort, _) => Task.FromResult(StraightLine.Run(effort))),
        new("unstored", "Case without a store: start, and start and resume, on one thread", UnstoredCases.RunAsync),
        new("sqlite", "Case on SQLite: start, wait for a message, go on", CaseBenchmarks.OnSqliteAsync),
        new("postgres", "Case on PostgreSQL: start, wait for a message, go on", CaseBenchmarks.OnPostgresAsync) { WhyNot = ThrowAwayPostgres.WhyNot },
        new("verify", "Verifying journals on SQLite", VerifyBenchmarks.OnSqliteAsync),
        new("verify-postgres", "Verifying journals on PostgreSQL", VerifyBenchmarks.OnPostgresAsync) { WhyNot = ThrowAwayPostgres.WhyNot },
        new("nodes", "Case on PostgreSQL with one to three nodes", NodeBenchmarks.RunAsync) { WhyNot = ThrowAwayPostgres.WhyNot, OnlyNamed = true },
        new("start", "Start of the server on SQLite", StartBenchmarks.RunAsync) { OnlyNamed = true },
        new("timers-sqlite", "Timers due within a minute on SQLite", TimersOn(Place.OnSqlite)) { OnlyNamed = true },
        new("timers-postgres", "Timers due within a minute on PostgreSQL", TimersOn(Place.OnPostgresAsync))
        {
            WhyNot = ThrowAwayPostgres.WhyNot,
            OnlyNamed = true,
        },
        new("dormant-sqlite", "Waiting cases on SQLite", DormantOn(Place.OnSqlite, Place.OnSqliteIn)) { OnlyNamed = true },
        new("dormant-postgres", "Waiting cases on PostgreSQL", DormantOn(Place.OnPostgresAsync, _ => Place.OnPostgresAsync()))
        {
            WhyNot = ThrowAwayPostgres.WhyNot,
            OnlyNamed = true,
        },
    ];

    public static RootCommand Create()
    {
        var only = new Option<string[]>("--only")
        {
            Description = $"measure only these: {string.Join(", ", Parts.Select(p => p.Name))}; some are measured only when named",
            AllowMultipleArgumentsPerToken = true,
        };
        only.AcceptOnlyFromAmong([.. Parts.Select(p => p.Name)]);
        var output = new Option<FileInfo?>("--output", "-o") { Description = "also write the figures here, as JSON" };
        var size = new Option<int?>("--size")
        {
            Description = $"how many timers (instead of {Timers}), waiting cases (instead of {Dormant}) or cases in a round",
        };
        var keep =
            new Option<DirectoryInfo?>("--keep") { Description = "a folder for the waiting cases on SQLite; when it is there, it is used as it is" };
        var longer = new Option<bool>("--long") { Description = "more and longer runs: some minutes instead of one" };
        var server = new Option<FileInfo?>("--server") { Description = "start this published server instead of the one built with this" };
        var command = new RootCommand("Measures the language, the interpreter and the stores, each beside a limit of the same run.")
        {
            only, output, longer, size, server, keep,
        };
        command.Subcommands.Add(OccupiedNode.Command());
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var effort = (parsed.GetValue(longer) ? Effort.Long : Effort.Quick) with
            {
                Size = parsed.GetValue(size),
                Server = parsed.GetValue(server),
                Kept = parsed.GetValue(keep),
            };
            var report = new Report(Console.Out, effort);
            var chosen = parsed.GetValue(only) ?? [];
            foreach (var part in Parts.Where(p => (chosen.Length == 0 && !p.OnlyNamed) || chosen.Contains(p.Name, StringComparer.Ordinal)))
            {
                if (part.WhyNot is { } reason)
                {
                    report.Leave(part.Title, reason);
                }
                else
                {
                    report.Add(part.Title, await part.Run(effort, cancellationToken));
                }
            }

            if (parsed.GetValue(output) is { } file)
            {
                await report.WriteJsonAsync(file, cancellationToken);
            }

            return 0;
        });
        return command;
    }

    private static Func<Effort, CancellationToken, Task<IReadOnlyList<Figure>>> TimersOn(Func<Task<Place>> placing) =>
        (effort, cancellationToken) => TimerBenchmarks.RunAsync(placing, effort.Size ?? Timers, cancellationToken);

    private static Func<Effort, CancellationToken, Task<IReadOnlyList<Figure>>> DormantOn(
        Func<Task<Place>> emptying, Func<DirectoryInfo?, Task<Place>> placing) => (effort, cancellationToken) =>
            DormantBenchmarks.RunAsync(emptying, () => placing(effort.Kept), effort.Size ?? Dormant, cancellationToken);

    /// <summary>One section of the table.</summary>
    private sealed record Part(string Name, string Title, Func<Effort, CancellationToken, Task<IReadOnlyList<Figure>>> Run)
    {
        /// <summary>Why it cannot be measured on this machine; null when it can.</summary>
        public string? WhyNot { get; init; }

        /// <summary>True when it takes too long to be measured unasked.</summary>
        public bool OnlyNamed { get; init; }
    }
}
