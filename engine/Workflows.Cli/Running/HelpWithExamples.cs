using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Workflows.Cli.Running;

/// <summary>The usual help, and behind it examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is CliCommand { Examples.Length: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
            {
                output.WriteLine($"  workflows {example.Line}");
                output.WriteLine($"      {example.Meaning}");
            }

            output.WriteLine();
        }

        return ExitCode.Good;
    }
}
