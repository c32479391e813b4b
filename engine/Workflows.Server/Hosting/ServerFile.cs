using System.Text.Json;
using Workflows.Runtime.Storage;

namespace Workflows.Server.Hosting;

/// <summary>Tells the command line where the server is and how to sign in: <c>server.json</c> in the data folder, readable for its
/// owner only, there as long as the server runs.</summary>
/// <param name="Address">Such as <c>http://localhost:5080</c>.</param>
/// <param name="Token">For the header Authorization, as bearer.</param>
/// <param name="ProcessId">Of the server.</param>
internal sealed record ServerFile(string Address, string Token, int ProcessId)
{
    public const string Name = "server.json";

    public void Write(string dataFolder) =>
        PrivateFile.Replace(Path.Combine(dataFolder, Name), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    /// <summary>What the server that runs with a data folder has written; null when none does.</summary>
    public static ServerFile? Find(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        return File.Exists(path) ? JsonSerializer.Deserialize<ServerFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web) : null;
    }

    public static void Remove(string dataFolder) => File.Delete(Path.Combine(dataFolder, Name));
}
