using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Brings processes into force on the server.</summary>
internal sealed class DeployCommand : ServerCommand
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Files and folders", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _check = new("--check") { Description = "Lets the server only check them" };

    public DeployCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "deploy",
            "Brings processes into force on the server; what runs keeps the revision it was started with",
            ActsAs.Administrator,
            new Example("deploy processes", "brings every process of a folder into force"),
            new Example("deploy processes/school-outreach --check", "lets the server check one, and changes nothing"))
    {
        Arguments.Add(_paths);
        Options.Add(_check);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var bundle = DeploymentBundle.Of(SourceReading.Read(Surroundings, given.GetRequiredValue(_paths)).Files);
        var path = Query.Of("deployments", ("check", given.GetValue(_check) ? "only" : null));
        try
        {
            var result = await ShowProgressAsync(
                "Deploying", () => client.PostAsync<DeploymentResult>(path, bundle.Request, cancellation));
            Write(output, result, bundle);
            return ExitCode.Good;
        }
        catch (FindingsException refused)
        {
            Write(output, bundle.Local(refused.Findings));
            return ExitCode.Findings;
        }
    }

    private static void Write(CommandOutput output, DeploymentResult result, DeploymentBundle bundle)
    {
        var findings = bundle.Local(result.Diagnostics);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new DeploymentJson(result.Processes, [.. findings.Select(DiagnosticJson.Of)]));
            return;
        }

        FindingsReport.Write(output, findings, Severity.Warning);
        var table = new TextTable("PROCESS", "REVISION", "WHAT WAS DONE");
        foreach (var process in result.Processes)
        {
            table.Row(process.Process, process.Revision[..Math.Min(12, process.Revision.Length)], process.Outcome switch
            {
                DeploymentOutcome.Deployed => "in force from now on",
                DeploymentOutcome.Unchanged => "was in force already",
                _ => "checked only",
            });
        }

        output.Table(table);
    }

    private static void Write(CommandOutput output, ImmutableArray<Diagnostic> findings)
    {
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new DeploymentJson([], [.. findings.Select(DiagnosticJson.Of)]));
            return;
        }

        FindingsReport.Write(output, findings, Severity.Warning);
        output.Line($"Nothing was deployed: {DiagnosticRenderer.Summary(findings)}.");
    }

    private sealed record DeploymentJson(ImmutableArray<DeployedProcess> Processes, ImmutableArray<DiagnosticJson> Diagnostics);
}
