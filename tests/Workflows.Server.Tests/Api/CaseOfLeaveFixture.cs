using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>One case for all tests of a class that leave it as it is.</summary>
public sealed class CaseOfLeaveFixture : IAsyncLifetime
{
    public CaseOfLeave Case { get; private set; } = null!;

    public async Task InitializeAsync() => Case = await CaseOfLeave.StartAsync();

    public async Task DisposeAsync() => await Case.DisposeAsync();
}
