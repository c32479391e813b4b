using System.CommandLine;
using Workflows.Faults;

var root = new RootCommand("Campaigns that break the engine on purpose and count what comes of it.")
{
    RemindersCommand.Create(),
    MutationsCommand.Create(),
    ModelCommand.Create(),
    KillsCommand.Create(),
    OutagesCommand.Create(),
    SyncsCommand.Create(),
    MutantServerCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
