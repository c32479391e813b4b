using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Scenarios;

namespace Workflows.Cli.Commands;

/// <summary>A command that plays scenarios, and tells people, programs and build servers what they came to.</summary>
internal abstract class ScenariosCommand : FormattedCommand
{
    private readonly Argument<string> _path;
    private readonly Option<string?> _junit =
        new("--junit") { Description = "Writes the results for a build server, as JUnit's XML", HelpName = "file" };

    protected ScenariosCommand(
        CommandSurroundings surroundings, string name, string description, string path, params ImmutableArray<Example> examples)
        : base(surroundings, name, description, examples)
    {
        _path = new("path") { Description = path };
        Arguments.Add(_path);
        Options.Add(_junit);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var path = given.GetRequiredValue(_path);
        var read = SourceReading.Read(Surroundings, [path]);
        if (await PlayAsync(read, path, output, cancellation) is not { } suite)
        {
            return ExitCode.Findings;
        }

        if (given.GetValue(_junit) is { } file)
        {
            await File.WriteAllTextAsync(Surroundings.PathOf(file), ScenarioJUnit.Write(suite), cancellation);
        }

        if (output.Format == OutputFormat.Json)
        {
            output.Raw(ScenarioReports.Json(suite) + "\n");
        }
        else
        {
            Write(output, suite);
        }

        return suite is { Passed: true, AllShown: not false } ? ExitCode.Good : ExitCode.Findings;
    }

    /// <param name="read">The files.</param>
    /// <param name="path">As it was typed.</param>
    /// <param name="output">Where to tell why nothing can be played.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of them; null when nothing could be played, which has been told.</returns>
    protected abstract Task<ScenarioSuite?> PlayAsync(ReadSources read, string path, CommandOutput output, CancellationToken cancellation);

    /// <summary>What people read.</summary>
    protected abstract void Write(CommandOutput output, ScenarioSuite suite);

    protected Task<ScenarioSuite> PlayAllAsync(ReadSources read, CancellationToken cancellation) => Progress.ShowAsync(
        Surroundings, "Playing scenarios", () => Task.Run(() => ScenarioSuite.Run(read.Files, read.Named[0]), cancellation));
}
