using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Workflows.Runtime;
using Workflows.Runtime.Storage;
using Workflows.Server.Auth;
using Workflows.Server.Deploying;

namespace Workflows.Server.Hosting;

/// <summary>A run of the server, from its first line on the console to its end.</summary>
internal static class ServerRun
{
    /// <summary>Loads the processes, starts, tells the person at the console how to get in, and waits until it is told to stop.</summary>
    public static async Task RunAsync(WebApplication app, TextWriter console)
    {
        var folders = app.Services.GetRequiredService<ServerFolders>();
        app.Services.GetRequiredService<ServerStart>();
        OpenStorage(app, folders);
        var attempt = await LoadProcessesAsync(app, CancellationToken.None);
        await app.StartAsync();
        try
        {
            var address = AddressOf(app);
            new ServerFile(address, app.Services.GetRequiredService<CommandLineToken>().Issue(), Environment.ProcessId).Write(folders.Data);
            await console.WriteAsync(await new Welcome(app.Services, address).TextAsync(attempt));
            await console.FlushAsync();
            await app.WaitForShutdownAsync();
        }
        finally
        {
            ServerFile.Remove(folders.Data);
        }
    }

    /// <summary>Brings the processes of the folder into force; of those with errors, what was in force stays.</summary>
    public static async Task<DeploymentAttempt> LoadProcessesAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var files = await ProcessFolder.ReadAsync(app.Services.GetRequiredService<ServerFolders>().Processes, cancellationToken);
        return await app.Services.GetRequiredService<Deployer>().DeployFolderAsync(files, cancellationToken);
    }

    /// <exception cref="StartRefusedException">The data cannot be opened; says how to get a link where that is all that is wanted.</exception>
    private static void OpenStorage(WebApplication app, ServerFolders folders)
    {
        try
        {
            app.Services.GetRequiredService<WorkflowsStorage>();
        }
        catch (StartRefusedException refused) when (
            app.Services.GetRequiredService<ServerOptions>().NewLink && ServerFile.Find(folders.Data) is { } running)
        {
            throw new StartRefusedException(
                $"The server runs already, at {running.Address}. Ask it for a link with 'workflows link' "
                + "(from a clone: dotnet run --project engine/Workflows.Cli -- link), or stop it and start it with --new-link.",
                refused);
        }
    }

    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
