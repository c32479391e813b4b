using System.Text.Json;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Cli.Stores;

namespace Workflows.Cli.Client;

/// <summary>Finds the server that is meant.</summary>
/// <remarks>The address: <c>--server</c>, else <c>WORKFLOWS_SERVER</c>, else that of the running server as <c>server.json</c> in its
/// <see cref="DataFolder"/> tells. The token: from the file that <c>WORKFLOWS_TOKEN_FILE</c>
/// names, else from that <c>server.json</c>, which goes to no other address than
/// its own; and never in clear over a network.</remarks>
internal sealed class ConnectionFinder(CommandSurroundings surroundings)
{
    private const string ServerFileName = "server.json";
    private const string StartHint =
        "start it with 'dotnet run --project engine/Workflows.Server', name its data folder with --data, or its address with --server";

    /// <param name="named">The address that was given; null: none.</param>
    /// <param name="data">The data folder; null: there is none.</param>
    public ServerConnection Find(string? named, string? data)
    {
        var local = data is not null && Path.Combine(data, ServerFileName) is var path && File.Exists(path) ? Read(path) : null;
        var chosen = named ?? NonEmpty(surroundings.Environment("WORKFLOWS_SERVER"));
        var address = chosen is not null ? AddressOf(chosen)
            : local is not null ? AddressOf(local.Address)
            : throw CommandStoppedException.Usage(
                data is not null
                    ? $"No server runs on {data}: there is no {ServerFileName} in it."
                    : "No server runs here: there is no .workflows in this folder or in one above.",
                StartHint);

        var token = TokenFromFile()
            ?? (local is not null
                && Uri.Compare(
                    AddressOf(local.Address),
                    address,
                    UriComponents.SchemeAndServer,
                    UriFormat.Unescaped,
                    StringComparison.OrdinalIgnoreCase) == 0
                ? local.Token
                : throw CommandStoppedException.Usage(
                    $"There is no token for {address.GetLeftPart(UriPartial.Authority)}.",
                    "put it into a file that only you may read, and name the file in WORKFLOWS_TOKEN_FILE"));
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw CommandStoppedException.Usage(
                $"The token would go to {address.Host} in clear.", "use an address that starts with https://");
        }

        return new(address, token);
    }

    private string? TokenFromFile()
    {
        if (NonEmpty(surroundings.Environment("WORKFLOWS_TOKEN_FILE")) is not { } name)
        {
            return null;
        }

        var path = surroundings.PathOf(name);
        if (!File.Exists(path))
        {
            throw CommandStoppedException.Usage($"There is no file {path}, which WORKFLOWS_TOKEN_FILE names.");
        }

        return name.EndsWith(".json", StringComparison.Ordinal) ? Read(path).Token
            : NonEmpty(File.ReadAllText(path).Trim())
                ?? throw CommandStoppedException.Usage($"The file {path}, which WORKFLOWS_TOKEN_FILE names, is empty.");
    }

    private static ServerFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ServerFile>(File.ReadAllBytes(path), CliJson.Options) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException)
        {
            throw CommandStoppedException.Usage($"The file {path} is not what a server writes.", StartHint);
        }
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/"
            ? address
            : throw CommandStoppedException.Usage($"'{text}' is no address of a server.", "write it like http://localhost:5080");

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private sealed record ServerFile(string Address, string Token);
}
