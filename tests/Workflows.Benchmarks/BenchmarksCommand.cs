using System.CommandLine;
using Workflows.Benchmarks.Interpreting;
using Workflows.Benchmarks.Language;
using Workflows.Benchmarks.Measuring;
using Workflows.Benchmarks.Storing;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks;

/// <summary>Measures everything in one run, prints a table and writes JSON.</summary>
internal static class BenchmarksCommand
{
    public static RootCommand Create()
    {
        var output = new Option<FileInfo?>("--output", "-o") { Description = "also write the figures here, as JSON" };
        var longer = new Option<bool>("--long") { Description = "more and longer runs: some minutes instead of one" };
        var command = new RootCommand("Measures the language, the interpreter and the stores, each beside a limit of the same run.") { output, longer };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var effort = parsed.GetValue(longer) ? Effort.Long : Effort.Quick;
            var report = new Report(Console.Out, effort);
            report.Add("FEEL", FeelBenchmarks.Run(effort));
            report.Add("Decision table of 1,000 rules", DecisionBenchmarks.Run(effort));
            report.Add("Processes", ProcessBenchmarks.Run(effort));
            report.Add("Straight line: 10 steps that do nothing, in memory", StraightLine.Run(effort));
            report.Add("Case on SQLite: start, wait for a message, go on", await CaseBenchmarks.OnSqliteAsync(effort, cancellationToken));
            if (ThrowAwayPostgres.WhyNot is { } reason)
            {
                report.Leave("Case on PostgreSQL", reason);
            }
            else
            {
                report.Add("Case on PostgreSQL: start, wait for a message, go on", await CaseBenchmarks.OnPostgresAsync(effort, cancellationToken));
            }

            if (parsed.GetValue(output) is { } file)
            {
                await report.WriteJsonAsync(file, cancellationToken);
            }

            return 0;
        });
        return command;
    }
}
