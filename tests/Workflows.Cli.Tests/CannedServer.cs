using System.Net;
using System.Text;
using System.Text.Json;

namespace Workflows.Cli.Tests;

/// <summary>Answers requests as the API describes, with what the test put in, and keeps what was asked.</summary>
internal sealed class CannedServer : HttpMessageHandler
{
    public const string Address = "http://localhost:5080";

    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = [];
    private readonly List<Asked> _requests = [];

    public CannedServer() => Answers("GET /api/v1/directory", Bodies.Directory);

    /// <summary>What was asked for, but for the directory, in which every <c>--as</c> is looked up first.</summary>
    public IReadOnlyList<Asked> Requests => [.. _requests.Where(r => r.Path != "/api/v1/directory")];

    /// <summary>Puts an answer in; several for one request are given in turn, the last for ever.</summary>
    /// <param name="request">Such as <c>GET /api/v1/tasks</c>; the query is left aside.</param>
    /// <param name="body">Serialized as JSON.</param>
    /// <param name="status">The HTTP status.</param>
    public CannedServer Answers(string request, object? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        QueueOf(request).Enqueue(() =>
            new(status) { Content = new StringContent(body is null ? "" : JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") });
        return this;
    }

    /// <summary>The connection breaks after the request has arrived.</summary>
    public CannedServer Breaks(string request)
    {
        QueueOf(request).Enqueue(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer ended early."));
        return this;
    }

    /// <summary>Something happens that nobody thought of.</summary>
    public CannedServer Fails(string request)
    {
        QueueOf(request).Enqueue(() => throw new InvalidOperationException("Nobody thought of this."));
        return this;
    }

    public Asked Last(string method) => Requests.Last(r => r.Method == method);

    /// <summary>A folder with the server.json of this server.</summary>
    public static string Folder { get; } = MakeFolder();

    public Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(arguments, Folder, this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        var uri = request.RequestUri!;
        _requests.Add(new(
            request.Method.Method, uri.GetLeftPart(UriPartial.Authority), uri.AbsolutePath, Uri.UnescapeDataString(uri.Query), body, headers));
        var queue = QueueOf($"{request.Method} {uri.AbsolutePath}");
        return queue.Count == 0
            ? new(HttpStatusCode.NotFound)
            {
                Content = new StringContent("""{"type":"/problems/not-found","title":"There is nothing here","status":404}"""),
            }
            : queue.Count == 1 ? queue.Peek()() : queue.Dequeue()();
    }

    private Queue<Func<HttpResponseMessage>> QueueOf(string request)
    {
        if (!_answers.TryGetValue(request, out var queue))
        {
            _answers.Add(request, queue = new());
        }

        return queue;
    }

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("workflows-cli-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".workflows"));
        Directory.CreateDirectory(Path.Combine(folder, "deeper"));
        File.WriteAllText(Path.Combine(folder, ".workflows", "server.json"), $$"""{"address":"{{Address}}","token":"secret","processId":1}""");
        return folder;
    }
}

/// <summary>A request that was made.</summary>
internal sealed record Asked(string Method, string Server, string Path, string Query, string Body, Dictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
