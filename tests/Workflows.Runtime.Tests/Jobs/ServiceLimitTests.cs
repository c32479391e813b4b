using System.Collections.Immutable;
using Workflows.Runtime.Jobs;
using Xunit;

namespace Workflows.Runtime.Tests.Jobs;

/// <summary>Whom the server calls and whom it does not, and where a secret goes.</summary>
public sealed class ServiceLimitTests : IAsyncLifetime
{
    private PlayedService _service = null!;

    public async Task InitializeAsync() => _service = await PlayedService.StartAsync();

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task What_leads_inside_is_refused_however_it_is_written(string host)
    {
        var address = new UriBuilder(_service.Origin) { Host = host, Scheme = "https" }.Uri;

        Assert.Equal("refused", await _service.ReasonAsync(_service.Request() with { Address = address.ToString() }));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task What_is_not_encrypted_is_refused_unless_it_is_allowed()
    {
        Assert.Equal("refused", await _service.ReasonAsync(_service.Request(), new()));
        Assert.Equal("refused", await _service.ReasonAsync(_service.Request() with { Address = "http://archive.example.org/" }));
        Assert.IsType<ServiceAnswer.Given>(await _service.CallAsync());
    }

    [Fact]
    public async Task A_test_installation_calls_only_what_it_lists() =>
        Assert.Equal(
            "refused",
            await _service.ReasonAsync(
                _service.Request() with { Address = "https://archive.example.org/" }, new() { Only = ["https://test.example.org"] }));

    [Fact]
    public async Task A_secret_is_sent_only_where_it_belongs()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "from-a-file\n");
        var settings = new ServiceSettings
        {
            Allow = [_service.Origin],
            Secrets = ImmutableDictionary.CreateRange<string, ServiceSecret>(
            [
                new("archive", new() { Origins = [_service.Origin], File = file }),
                new("elsewhere", new() { Origins = ["https://archive.example.org"], Value = "s3cret" }),
                new("empty", new() { Origins = [_service.Origin], Value = "" }),
            ]),
        };

        await _service.CallAsync(_service.Request() with { Secret = "archive" }, settings);
        Assert.Equal("Bearer from-a-file", Assert.Single(_service.Requests).Headers["Authorization"]);
        Assert.Equal("no-secret", await _service.ReasonAsync(_service.Request() with { Secret = "elsewhere" }, settings));
        Assert.Equal("no-secret", await _service.ReasonAsync(_service.Request() with { Secret = "empty" }, settings));
        Assert.Equal("no-secret", await _service.ReasonAsync(_service.Request() with { Secret = "nobody" }, settings));
        Assert.Single(_service.Requests);
        File.Delete(file);
    }

    [Theory]
    [InlineData("archive.example.org")]
    [InlineData("https://archive.example.org/path")]
    [InlineData("ftp://archive.example.org")]
    [InlineData("https://me:word@archive.example.org")]
    public void A_setting_that_is_no_origin_is_told_at_the_start(string origin) =>
        Assert.Throws<StartRefusedException>(() => new ServiceCaller(new() { Allow = [origin] }, TimeProvider.System));
}
