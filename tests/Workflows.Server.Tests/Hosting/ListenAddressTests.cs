using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Workflows.Runtime;
using Workflows.Server.Hosting;
using Xunit;

namespace Workflows.Server.Tests.Hosting;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.20:5080")]
    [InlineData("http://workflows.example")]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5080")]
    public void An_address_that_others_can_reach_is_refused_in_a_sentence(string urls)
    {
        var refused = Assert.Throws<StartRefusedException>(() => ListenAddress.Of(new(), Configuration("urls", urls)));

        Assert.Contains("this machine only", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:0")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.2:0")]
    [InlineData("http://[::1]:0")]
    public void An_address_of_this_machine_gives_the_port(string urls) =>
        Assert.Equal(0, ListenAddress.Of(new(), Configuration("urls", urls)).Port);

    [Theory]
    [InlineData("https://localhost:5443")]
    [InlineData("http://localhost:5443;http://localhost:5444")]
    public void Anything_but_one_http_address_is_refused(string urls) =>
        Assert.Throws<StartRefusedException>(() => ListenAddress.Of(new(), Configuration("urls", urls)));

    [Fact]
    public void An_endpoint_set_behind_our_back_is_refused() =>
        Assert.Throws<StartRefusedException>(
            () => ListenAddress.Of(new(), Configuration("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:80")));

    [Fact]
    public void A_port_that_is_set_and_taken_is_refused()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var refused = Assert.Throws<StartRefusedException>(() => ListenAddress.Of(new() { Port = port }, Configuration()));

        Assert.Contains($"{port}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_port_set_a_free_one_is_taken_from_5080_on()
    {
        var first = ListenAddress.Of(new(), Configuration()).Port;
        using var taken = new TcpListener(IPAddress.Loopback, first);
        taken.Start();

        var second = ListenAddress.Of(new(), Configuration()).Port;

        Assert.InRange(first, ListenAddress.DefaultPort, ListenAddress.DefaultPort + 19);
        Assert.True(second > first);
    }

    private static IConfiguration Configuration(params string[] keyAndValue) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(keyAndValue is [var key, var value] ? [new(key, value)] : [])
            .Build();
}
