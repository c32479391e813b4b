using System.Text;
using Workflows.Cli.Running;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await WorkflowsCommandLine.RunAsync(args, CommandSurroundings.OfThisProcess());
