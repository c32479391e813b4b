using System.Runtime.CompilerServices;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

public sealed class OpenApiTests
{
    /// <summary>Clients generate their types from the committed file. Set WORKFLOWS_TEST_ACCEPT=1 to write it anew.</summary>
    [Fact]
    public async Task The_committed_description_is_that_of_the_endpoints()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = server.Anonymous();
        var described = (await client.GetStringAsync("/api/v1/openapi.json")).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("WORKFLOWS_TEST_ACCEPT") is "1")
        {
            await File.WriteAllTextAsync(Committed(), described);
        }

        Assert.Equal(await File.ReadAllTextAsync(Committed()), described);
    }

    private static string Committed([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../engine/Workflows.Server/openapi.json"));
}
