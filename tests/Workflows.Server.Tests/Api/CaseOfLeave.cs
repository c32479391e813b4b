using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Workflows.Server.Tests.Running;

namespace Workflows.Server.Tests.Api;

/// <summary>A server with one running instance of the test process, and a client for each who has to do with it.</summary>
public sealed class CaseOfLeave : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private CaseOfLeave(RunningServer server) => Server = server;

    public RunningServer Server { get; }

    public required Guid Instance { get; init; }

    /// <summary>The open task of the head of the north.</summary>
    public required long TaskOfNorth { get; init; }

    public required long TaskOfSouth { get; init; }

    public static async Task<CaseOfLeave> StartAsync() => await StartAsync(await RunningServer.StartAsync());

    /// <summary>Starts the case at a server, which this owns from then on.</summary>
    public static async Task<CaseOfLeave> StartAsync(RunningServer server)
    {
        using var starter = server.Acting(TestProcesses.Starter);
        using var started = await starter.PostAsJsonAsync("/api/v1/instances", new { process = TestProcesses.Id });
        var instance = (await started.ShouldBeOkAsync(HttpStatusCode.Created)).GetProperty("instance").GetGuid();
        using var listed = await starter.GetAsync($"/api/v1/tasks?instance={instance}");
        var tasks = (await listed.ShouldBeOkAsync()).GetProperty("items").EnumerateArray().ToList();
        return new(server)
        {
            Instance = instance,
            TaskOfNorth = TaskFor(tasks, "head@north"),
            TaskOfSouth = TaskFor(tasks, "head@south"),
        };
    }

    public HttpClient Acting(string person) => Keep(Server.Acting(person));

    public HttpClient Operator() => Keep(Server.Operator());

    public HttpClient Anonymous() => Keep(Server.Anonymous());

    /// <summary>Uploads a file as the client's person; its answer is the value of a file field.</summary>
    public static async Task<JsonElement> UploadAsync(HttpClient client, string name, byte[] content)
    {
        using var part = new ByteArrayContent(content);
        part.Headers.ContentType = new("application/pdf");
        using var body = new MultipartFormDataContent { { part, "file", name } };
        using var answer = await client.PostAsync("/api/v1/files", body);
        return await answer.ShouldBeOkAsync(HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await Server.DisposeAsync();
    }

    private static long TaskFor(IEnumerable<JsonElement> tasks, string principal) =>
        tasks.Single(t => t.GetProperty("candidates")[0].GetString() == principal).GetProperty("task").GetInt64();

    private HttpClient Keep(HttpClient client)
    {
        _clients.Add(client);
        return client;
    }
}
