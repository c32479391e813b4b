using Workflows.Server.Api;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.OpenApi;

namespace Workflows.Server.Hosting;

/// <summary>Puts the server together; the tests run the same one.</summary>
public static class ServerApp
{
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddOpenApi(ApiDescription.Document, ApiDescription.Configure);
        var app = builder.Build();
        app.MapOpenApi(ApiDescription.Path);
        ApiRoutes.Map(app);
        return app;
    }
}
