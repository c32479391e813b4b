using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Server.Auth;
using Workflows.Server.Hosting;

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

    public string ProcessesFolder => Path.Combine(_home.Path, "processes");

    public IServiceProvider Services => _app.Services;

    internal SignIns SignIns => _app.Services.GetRequiredService<SignIns>();

    public static async Task<RunningServer> StartAsync(params string[] arguments)
    {
        var home = new TemporaryFolder();
        await TestProcesses.WriteAsync(Path.Combine(home.Path, "processes"));
        return await StartInAsync(home, arguments);
    }

    /// <summary>A server with something registered besides.</summary>
    public static async Task<RunningServer> StartAsync(Action<IServiceCollection> also, params string[] arguments)
    {
        var home = new TemporaryFolder();
        await TestProcesses.WriteAsync(Path.Combine(home.Path, "processes"));
        return await StartInAsync(home, also, arguments);
    }

    /// <summary>A client that nobody has signed in, which follows no redirect and keeps no cookies.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { { CrossSiteGuard.Header, "1" } },
    };

    /// <summary>A client that has signed in by a link, as administrator.</summary>
    public HttpClient Operator() => WithSession(person: null);

    /// <summary>A client that has signed in and acts as a person of the directory.</summary>
    public HttpClient Acting(string person) => WithSession(person);

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

    internal static Task<RunningServer> StartInAsync(TemporaryFolder home, params string[] arguments) => StartInAsync(home, _ => { }, arguments);

    /// <param name="home">Where its folders are.</param>
    /// <param name="also">Registers what stands in for parts of the server, or listens.</param>
    /// <param name="arguments">Further ones.</param>
    internal static async Task<RunningServer> StartInAsync(TemporaryFolder home, Action<IServiceCollection> also, params string[] arguments)
    {
        var app = ServerApp.Build(
        [
            "--port", "0",
            "--data", Path.Combine(home.Path, "data"),
            "--processes", Path.Combine(home.Path, "processes"),
            .. arguments,
        ], also);
        await ServerRun.LoadProcessesAsync(app, CancellationToken.None);
        await app.StartAsync();
        return new(app, home);
    }

    private HttpClient WithSession(string? person)
    {
        var opened = Task.Run(async () =>
        {
            var session = (await SignIns.OpenAsync((await SignIns.IssueLinkAsync(default)).Token, default))!;
            await SignIns.ActAsync(session.Secret, person, default);
            return session;
        }).GetAwaiter().GetResult();
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"{SignIns.CookieName}={opened.Secret}");
        return client;
    }
}
