using System.Diagnostics;
using Workflows.Browser.Tests.Running;
using Xunit;

namespace Workflows.Browser.Tests;

public sealed class DashboardTests
{
    /// <summary>So that one command runs all tests there are. By themselves: <c>npm test</c> in <c>engine/dashboard</c>.</summary>
    [SkippableFact]
    public async Task The_dashboards_own_tests_pass()
    {
        Requirement.Met(
            Directory.Exists(Path.Combine(Repository.Dashboard, "node_modules")),
            "The dashboard's packages are not installed: it was built with BuildSpa=false.");
        var start = new ProcessStartInfo("npm")
        {
            WorkingDirectory = Repository.Dashboard,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "test", "--silent" },
            Environment = { ["NO_COLOR"] = "1" },
        };
        using var npm = Process.Start(start)!;
        var said = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, string.Join('\n', said));
    }
}
