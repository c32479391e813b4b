using Workflows.Runtime;
using Workflows.Server.Hosting;

if (args.Contains("--help"))
{
    Console.WriteLine(ServerArguments.Help);
    return 0;
}

try
{
    await using var app = ServerApp.Build(args);
    await ServerRun.RunAsync(app, Console.Out);
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
