using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Output;

namespace Workflows.Cli.Running;

/// <summary>A command of <c>workflows</c> with what it does and how it is used.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(CommandSurroundings surroundings, string name, string description, params ImmutableArray<Example> examples)
        : base(name, description)
    {
        Surroundings = surroundings;
        Examples = examples;
        SetAction(RunToEndAsync);
    }

    /// <summary>Shown by <c>--help</c>.</summary>
    public ImmutableArray<Example> Examples { get; }

    protected CommandSurroundings Surroundings { get; }

    /// <summary>In which form the command answers; a command without <c>--format</c> answers with text.</summary>
    protected virtual OutputFormat FormatOf(ParseResult given) => OutputFormat.Text;

    /// <summary>Does it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandStoppedException">It cannot be done; the words are printed.</exception>
    protected abstract Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation);

    private async Task<int> RunToEndAsync(ParseResult given, CancellationToken cancellation)
    {
        var output = new CommandOutput(Surroundings, FormatOf(given));
        try
        {
            return await RunAsync(given, output, cancellation);
        }
        catch (CommandStoppedException stopped)
        {
            output.Stopped(stopped);
            return stopped.ExitCode;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            output.Stopped(CommandStoppedException.Usage(cause.Message, "check the path and who may read and write it"));
            return ExitCode.Usage;
        }
        catch (Exception fault) when (string.IsNullOrEmpty(Surroundings.Environment("WORKFLOWS_TRACE")))
        {
            output.Stopped(CommandStoppedException.Usage(
                $"This is a fault of the command itself: {fault.Message}",
                "please report it with the line that you typed; with WORKFLOWS_TRACE=1 it tells where it happened"));
            return ExitCode.Usage;
        }
    }
}

/// <summary>A way to use a command.</summary>
/// <param name="Line">As it is typed, without <c>workflows</c>.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Line, string Meaning);
