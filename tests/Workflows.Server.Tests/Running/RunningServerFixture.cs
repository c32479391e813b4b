using Xunit;

namespace Workflows.Server.Tests.Running;

/// <summary>One server for all tests of a class that leave it as it is.</summary>
public sealed class RunningServerFixture : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
