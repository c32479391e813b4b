using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Workflows.Server.Hosting;
using Xunit;

namespace Workflows.Server.Tests.Hosting;

public sealed class QuietConsoleTests
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData($"Logging:LogLevel:{Requests}")]
    [InlineData("Logging:Console:LogLevel:Default")]
    [InlineData($"Logging:Console:LogLevel:{Requests}")]
    public void No_request_is_logged_whatever_is_asked_for(string setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, "Information")]).Build();

        using var logs = LoggerFactory.Create(logging => logging.AddQuietConsole(configuration, LogFormat.Text));

        Assert.False(logs.CreateLogger(Requests).IsEnabled(LogLevel.Information));
        Assert.True(logs.CreateLogger(Requests).IsEnabled(LogLevel.Warning));
        Assert.Equal(setting.EndsWith("Default", StringComparison.Ordinal), logs.CreateLogger("Workflows").IsEnabled(LogLevel.Information));
    }
}
