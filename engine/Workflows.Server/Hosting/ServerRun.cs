using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Workflows.Server.Auth;

namespace Workflows.Server.Hosting;

/// <summary>A run of the server, from its first line on the console to its end.</summary>
internal static class ServerRun
{
    /// <summary>Starts, tells the person at the console how to get in, and waits until it is told to stop.</summary>
    public static async Task RunAsync(WebApplication app, TextWriter console)
    {
        var folders = app.Services.GetRequiredService<ServerFolders>();
        await app.StartAsync();
        try
        {
            var address = AddressOf(app);
            new ServerFile(address, app.Services.GetRequiredService<CommandLineToken>().Issue(), Environment.ProcessId).Write(folders.Data);
            await console.WriteAsync(Welcome(app, address, folders));
            await console.FlushAsync();
            await app.WaitForShutdownAsync();
        }
        finally
        {
            ServerFile.Remove(folders.Data);
        }
    }

    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static string Welcome(WebApplication app, string address, ServerFolders folders)
    {
        var options = app.Services.GetRequiredService<ServerOptions>();
        var signIns = app.Services.GetRequiredService<SignIns>();
        var lines = new List<string> { $"Workflows {ServerVersion.Text} runs at {address}" };
        if (options.NewLink || signIns.NobodyIsSignedIn)
        {
            var link = signIns.IssueLink();
            lines.Add($"Sign in:   {link.UrlAt(address)}");
            lines.Add($"           (works once, until {link.ExpiresAt.ToLocalTime():HH:mm}; --new-link makes another)");
        }

        lines.Add($"Processes: {folders.Processes}");
        lines.Add($"Data:      {folders.Data}");
        lines.Add("Ctrl+C stops it.");
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }
}
