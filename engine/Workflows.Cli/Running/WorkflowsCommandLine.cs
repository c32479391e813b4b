using System.CommandLine;
using System.CommandLine.Help;
using Workflows.Cli.Commands;

namespace Workflows.Cli.Running;

/// <summary>The <c>workflows</c> command.</summary>
internal static class WorkflowsCommandLine
{
    private const string Description =
        """
        Checks, draws, tries out and runs workflows that are written in YAML.

        check, coverage, decide, diff, explain, feel, graph, new, schema, simulate and test need no server. The other commands ask
        the server that runs on this machine: its address and token are in server.json in its data folder. That is the one that --data
        names, else Workflows__DataFolder, else the nearest .workflows, here or in a folder above. --server or WORKFLOWS_SERVER names
        another server, whose token is in the file that WORKFLOWS_TOKEN_FILE names. backup and verify read the store in the data
        folder itself, whether or not a server runs, and restore makes one.

        Exit codes: 0 good, 1 something is wrong with what was checked or the server refused it, 2 it could not be done as asked.
        """;

    /// <summary>Runs a line that was typed.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, CommandSurroundings surroundings, CancellationToken cancellation = default)
    {
        var root = Build(surroundings);
        // A value such as routine=@file must stay as it is typed: no response files.
        var given = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var invocation = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (arguments.Count == 0)
        {
            await root.Parse(["--help"]).InvokeAsync(invocation, cancellation);
            return ExitCode.Usage;
        }

        var problems = given.Action is HelpWithExamples ? [] : UsageErrors.Of(given);
        return problems.Count > 0
            ? UsageErrors.Tell(given, problems, surroundings.Error)
            : await given.InvokeAsync(invocation, cancellation);
    }

    private static RootCommand Build(CommandSurroundings surroundings)
    {
        var root = new RootCommand(Description)
        {
            new CheckCommand(surroundings),
            new ExplainCommand(surroundings),
            new GraphCommand(surroundings),
            new SchemaCommand(surroundings),
            new SimulateCommand(surroundings),
            new TestCommand(surroundings),
            new CoverageCommand(surroundings),
            new DiffCommand(surroundings),
            new NewCommand(surroundings),
            new FeelCommand(surroundings),
            new DecideCommand(surroundings),
            new DeployCommand(surroundings),
            new StartCommand(surroundings),
            new ListCommand(surroundings),
            new ShowCommand(surroundings),
            new TasksCommand(surroundings),
            new CompleteCommand(surroundings),
            new MessageCommand(surroundings),
            new TimersCommand(surroundings),
            new StartsCommand(surroundings),
            new DeadlinesCommand(surroundings),
            new DocumentsCommand(surroundings),
            new CallsCommand(surroundings),
            new AddItemCommand(surroundings),
            new CancelCommand(surroundings),
            new PostponeCommand(surroundings),
            new LinkCommand(surroundings),
            new VerifyCommand(surroundings),
            new SystemCommand(surroundings),
            new KeysCommand(surroundings),
            new BackupCommand(surroundings),
            new RestoreCommand(surroundings),
            new ReleaseSendingCommand(surroundings),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
