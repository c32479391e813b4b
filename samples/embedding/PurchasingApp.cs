using Workflows.Language.Checking;
using Workflows.Language.Text;
using Workflows.Runtime;
using Workflows.Runtime.Deployment;

namespace Workflows.Samples.Embedding;

/// <summary>An application of one's own in which purchases go through a routine: <c>purchase.process.yaml</c>.</summary>
public static class PurchasingApp
{
    private const string ProcessFile = "purchase.process.yaml";

    /// <param name="arguments">As ASP.NET reads them; <c>--Workflows:Folder</c> says where the cases are kept, <c>.workflows</c> unless said.</param>
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);

        // Storage, timers, mail and all that moves cases on. They start and stop with the application.
        builder.Services.AddWorkflows(o => o.Folder = builder.Configuration["Workflows:Folder"] ?? o.Folder);
        builder.Services.AddSingleton<Purchases>();

        var app = builder.Build();
        app.MapPost("/purchases", (PurchaseRequest request, Purchases purchases, CancellationToken stop) => purchases.StartAsync(request, stop));
        app.MapGet("/purchases/{id:guid}", (Guid id, Purchases purchases, CancellationToken stop) => purchases.FindAsync(id, stop));
        app.MapPost(
            "/purchases/{id:guid}/answer",
            (Guid id, AnswerRequest request, Purchases purchases, CancellationToken stop) => purchases.AnswerAsync(id, request, stop));
        return app;
    }

    /// <summary>Brings the routine into force. Cases that run already keep the revision that they were started with.</summary>
    /// <exception cref="InvalidOperationException">The file has errors.</exception>
    public static async Task DeployAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var stream = typeof(PurchasingApp).Assembly.GetManifestResourceStream(ProcessFile)!;
        using var reader = new StreamReader(stream);
        var check = FolderChecker.Check(SourceSet.Of([new SourceText(ProcessFile, await reader.ReadToEndAsync(cancellationToken))]));
        if (check.HasErrors)
        {
            throw new InvalidOperationException(string.Join('\n', check.Diagnostics.Select(d => $"{d.Span}: {d.Message}")));
        }

        await services.GetRequiredService<ProcessLibrary>().DeployAsync(check.Processes, actor: null, cancellationToken);
    }
}
