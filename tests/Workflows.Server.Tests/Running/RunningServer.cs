using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Server.Auth;
using Workflows.Server.Hosting;
using Xunit;

namespace Workflows.Server.Tests.Running;

/// <summary>The real server on a free port of this machine, with folders of its own that are gone afterwards.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _home;

    private RunningServer(WebApplication app, TemporaryFolder home)
    {
        (_app, _home) = (app, home);
        Address = new(ServerRun.AddressOf(app));
    }

    public Uri Address { get; }

    public string DataFolder => Path.Combine(_home.Path, "data");

    public IServiceProvider Services => _app.Services;

    internal SignIns SignIns => _app.Services.GetRequiredService<SignIns>();

    public static async Task<RunningServer> StartAsync(params string[] arguments)
    {
        var home = new TemporaryFolder();
        await TestProcesses.WriteAsync(Path.Combine(home.Path, "processes"));
        return await StartInAsync(home, arguments);
    }

    /// <summary>A client that nobody has signed in, which follows no redirect and keeps cookies.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { { CrossSiteGuard.Header, "1" } },
    };

    /// <summary>A client that has signed in by a fresh link, as a browser does.</summary>
    public async Task<HttpClient> OperatorAsync()
    {
        var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { token = SignIns.IssueLink().Token });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return client;
    }

    /// <summary>A client that has signed in and acts as a person of the directory.</summary>
    public async Task<HttpClient> ActingAsync(string person)
    {
        var client = await OperatorAsync();
        using var answer = await client.PutAsJsonAsync("/api/v1/session/person", new { person });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return client;
    }

    /// <summary>A client with the bearer token of the command line.</summary>
    public HttpClient CommandLine()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _app.Services.GetRequiredService<CommandLineToken>().Issue());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _home.Dispose();
    }

    internal static async Task<RunningServer> StartInAsync(TemporaryFolder home, params string[] arguments)
    {
        var app = ServerApp.Build(
        [
            "--port", "0",
            "--data", Path.Combine(home.Path, "data"),
            "--processes", Path.Combine(home.Path, "processes"),
            .. arguments,
        ]);
        await ServerRun.LoadProcessesAsync(app, CancellationToken.None);
        await app.StartAsync();
        return new(app, home);
    }
}
