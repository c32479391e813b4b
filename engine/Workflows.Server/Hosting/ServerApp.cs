using NodaTime;
using Workflows.Runtime;
using Workflows.Runtime.Storage;
using Workflows.Server.Api;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.OpenApi;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;
using Workflows.Server.Deploying;
using Workflows.Server.Telemetry;

namespace Workflows.Server.Hosting;

/// <summary>Puts the server together; the tests run the same one.</summary>
public static class ServerApp
{
    /// <summary>Bodies that are not files: a bundle of processes is the largest.</summary>
    internal const long LargestBody = 4 * 1024 * 1024;

    /// <param name="arguments">As on the command line.</param>
    /// <param name="also">Registers what stands in for parts of the server in tests: the last registration counts.</param>
    /// <exception cref="StartRefusedException">The configuration cannot be followed.</exception>
    public static WebApplication Build(string[] arguments, Action<IServiceCollection>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ServerArguments.ToConfiguration(arguments),
            ApplicationName = typeof(ServerApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var options = ServerOptions.Read(builder.Configuration);
        var folders = ServerFolders.Of(options, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        var address = ListenAddress.Of(options, builder.Configuration);
        PrivateFile.CreateFolder(folders.Data);

        builder.WebHost.UseUrls(address.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.AddQuietConsole(builder.Configuration, options.Telemetry.Logs);
        AddServices(builder.Services, options, folders);
        builder.Services.AddWorkflows(runtime => options.Configure(runtime, folders, address));
        builder.Services.AddSingleton<Deployer>().AddAnswers();
        also?.Invoke(builder.Services);

        var app = builder.Build();
        Route(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerOptions options, ServerFolders folders)
    {
        services.AddSingleton(options).AddSingleton(folders).AddSingleton(TimeProvider.System);
        services.AddSingleton(s => new ServerStart(Instant.FromDateTimeOffset(s.GetRequiredService<TimeProvider>().GetUtcNow())));
        // Once, after the database was opened.
        services.AddSingleton(s => SignIns.OpenAsync(
            s.GetRequiredService<IDatabase>(),
            new AccessFile(Path.Combine(folders.Data, "access.json")),
            s.GetRequiredService<TimeProvider>(),
            options.SignIn,
            CancellationToken.None).GetAwaiter().GetResult());
        services.AddSingleton<CommandLineToken>();
        services.AddSingleton(options.Telemetry);
        services.AddSingleton<MetricsText>();
        services.AddHostedService(s => s.GetRequiredService<MetricsText>());
        services.AddHostedService<OtlpExport>();
        services.AddAccess();
        services.AddSignInLimit();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi(ApiDescription.Document, ApiDescription.Configure);
    }

    private static void Route(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseHostGuard();
        app.UseRouting();
        app.UseSinglePageApp();
        app.UseCrossSiteGuard();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        ProblemPages.Map(app);
        app.MapOpenApi(ApiDescription.Path).AllowAnonymous();
        MetricsEndpoint.Map(app);
        ApiRoutes.Map(app);
    }
}
