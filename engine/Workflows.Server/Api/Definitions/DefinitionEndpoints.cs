using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Language.Layout;
using Workflows.Runtime.Deployment;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;
using Workflows.Server.Deploying;

namespace Workflows.Server.Api.Definitions;

internal static class DefinitionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/definitions").WithTags("definitions");
        group.MapGet("/", List).WithName("listDefinitions");
        group.MapGet("/{process}", Get).WithName("getDefinition");
        group.MapGet("/{process}/files", Files).WithName("getDefinitionFiles");
        group.MapGet("/{process}/start-form", StartForm).WithName("getStartForm");
        group.MapGet("/{process}/diagram.svg", DiagramSvg).WithName("getDefinitionDiagram").Produces<string>(contentType: "image/svg+xml");
        group.MapGet("/{process}/diagram.txt", DiagramText).WithName("getDefinitionDiagramText").Produces<string>(contentType: "text/plain");
    }

    /// <summary>Lists the processes in force, by title.</summary>
    public static async Task<Ok<Page<DefinitionSummary>>> List(
        Asker asker, ProcessLibrary library, DefinitionSummaries summaries, CancellationToken cancellationToken)
    {
        var deployed = await library.ListAsync(cancellationToken);
        var listed = await summaries.OfAsync(deployed, asker, cancellationToken);
        return TypedResults.Ok(new Page<DefinitionSummary>(
            [.. listed.OrderBy(d => d.Title, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Process, StringComparer.Ordinal)], Next: null));
    }

    /// <summary>Tells what a process consists of.</summary>
    public static async Task<Results<Ok<DefinitionDetail>, ProblemAnswer>> Get(
        string process,
        string? revision,
        Asker asker,
        ProcessLibrary library,
        DefinitionSummaries summaries,
        Deployer deployer,
        CancellationToken cancellationToken)
    {
        var history = await library.HistoryAsync(process, cancellationToken);
        if (history.FirstOrDefault(d => revision is null || d.Definition == revision) is not { } wanted
            || await library.FindAsync(wanted.Definition, cancellationToken) is not { } graph)
        {
            return Unknown();
        }

        var path = graph.Process.Process.Source.Path;
        var found = graph.Process.Diagnostics.Concat(deployer.Latest?.Diagnostics.Where(d => d.Span.Source.Path == path) ?? []);
        return TypedResults.Ok(new DefinitionDetail(
            (await summaries.OfAsync([wanted], asker, cancellationToken))[0],
            Steps.Of(graph.WordingFor(asker.Languages).Process),
            await summaries.RevisionsAsync(process, history, cancellationToken),
            [.. DiagnosticBody.All(found).Distinct()]));
    }

    /// <summary>The files that a revision was read from; without a revision, those of the one in force.</summary>
    public static async Task<Results<Ok<SourceFiles>, ProblemAnswer>> Files(
        string process, string? revision, ProcessLibrary library, CancellationToken cancellationToken)
    {
        if (await FindAsync(process, revision, library, cancellationToken) is not { } graph)
        {
            return Unknown();
        }

        var files = await library.FilesAsync(graph.Definition, cancellationToken);
        return TypedResults.Ok(new SourceFiles(graph.Definition, [.. files.Select(f => new SourceFile(f.Path, f.Content))]));
    }

    /// <summary>What a person fills in to start the process.</summary>
    public static async Task<Results<Ok<StartForm>, ProblemAnswer>> StartForm(
        string process, Asker asker, ProcessLibrary library, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await library.CurrentAsync(process, cancellationToken) is not { } graph)
        {
            return Unknown();
        }

        var rules = StartRules.Of(graph.Process.Process);
        var wording = graph.WordingFor(asker.Languages);
        return TypedResults.Ok(new StartForm(
            graph.ProcessId,
            wording.Process.Title.Value,
            graph.Definition,
            rules.By,
            rules.Allow(asker.Viewer),
            Starting.SuggestedPlan(graph, graph.Calendar.DateOf(Instant.FromDateTimeOffset(time.GetUtcNow()))),
            FormLines.OfStart(graph.Process, wording.Process, rules.FormOf(asker.Viewer))));
    }

    /// <summary>The process as a picture.</summary>
    public static async Task<Results<ContentHttpResult, ProblemAnswer>> DiagramSvg(
        string process, string? revision, Asker asker, ProcessLibrary library, CancellationToken cancellationToken) =>
        await FindAsync(process, revision, library, cancellationToken) is { } graph
            ? TypedResults.Content(SvgDrawing.Render(LayoutOf(graph, asker)), "image/svg+xml")
            : Unknown();

    /// <summary>What the picture shows, as text.</summary>
    public static async Task<Results<ContentHttpResult, ProblemAnswer>> DiagramText(
        string process, string? revision, Asker asker, ProcessLibrary library, CancellationToken cancellationToken) =>
        await FindAsync(process, revision, library, cancellationToken) is { } graph
            ? TypedResults.Text(OutlineItem.AsText(LayoutOf(graph, asker).Outline))
            : Unknown();

    public static DiagramLayout LayoutOf(ProcessGraph graph, Asker asker) =>
        ProcessLayout.Of(graph.WordingFor(asker.Languages).Process, graph.Process.Organisation);

    private static async ValueTask<ProcessGraph?> FindAsync(
        string process, string? revision, ProcessLibrary library, CancellationToken cancellationToken)
    {
        var graph = revision is null ? await library.CurrentAsync(process, cancellationToken) : await library.FindAsync(revision, cancellationToken);
        return graph is not null && string.Equals(graph.ProcessId, process, StringComparison.Ordinal) ? graph : null;
    }

    private static ProblemAnswer Unknown() => ProblemKind.NotFound.Answer("There is no such process or revision.");
}
