using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Client;

/// <summary>Speaks with the server over its HTTP API.</summary>
/// <remarks>A write carries an Operation-Id, so that it is safely repeated when its answer is lost: three times in all, a second apart.
/// What the server refuses, and what cannot be reached, ends the command with words (<see cref="CommandStoppedException"/>).</remarks>
internal sealed class WorkflowsClient : IDisposable
{
    private const string Root = "/api/v1/";
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http;
    private readonly CommandSurroundings _surroundings;
    private readonly Uri _address;

    public WorkflowsClient(ServerConnection connection, CommandSurroundings surroundings)
    {
        _surroundings = surroundings;
        _address = connection.Address;
        _http = new(surroundings.Network(connection.Address.IsLoopback ? ProxyUse.Never : ProxyUse.AsTheSystemSays))
        {
            BaseAddress = connection.Address,
            Timeout = TimeSpan.FromMinutes(5),
        };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", connection.Token);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>From now on, asks for a person; until then, as administrator.</summary>
    public void ActAs(DirectoryPerson person) => _http.DefaultRequestHeaders.Add("Act-As", person.Id);

    /// <summary>From now on, asks for texts in a language.</summary>
    public void Speak(string language) => _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", language);

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => new(HttpMethod.Get, Root + path), cancellation);
        return await ReadAsync<T>(answer, cancellation);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        do
        {
            var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await GetAsync<Page<T>>(
                $"{path}{mark}limit=200{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}", cancellation);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    public async Task<TAnswer> PostAsync<TAnswer>(string path, object body, CancellationToken cancellation)
    {
        using var answer = await SendAsync(Write(path, () => JsonContent.Create(body, body.GetType(), options: CliJson.Options)), cancellation);
        return await ReadAsync<TAnswer>(answer, cancellation);
    }

    public async Task PostAsync(string path, object body, CancellationToken cancellation)
    {
        using var answer = await SendAsync(Write(path, () => JsonContent.Create(body, body.GetType(), options: CliJson.Options)), cancellation);
    }

    public async Task<UploadedFile> UploadAsync(string file, CancellationToken cancellation)
    {
        using var answer = await SendAsync(Write("files", () => FileContent(file)), cancellation);
        return await ReadAsync<UploadedFile>(answer, cancellation);
    }

    /// <summary>Saves what an address answers with as a new file.</summary>
    public async Task SaveAsync(string path, string file, CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => new(HttpMethod.Get, Root + path), cancellation);
        await using var saved = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        await answer.Content.CopyToAsync(saved, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private static Func<HttpRequestMessage> Write(string path, Func<HttpContent> content)
    {
        var operation = Guid.CreateVersion7().ToString("D");
        return () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Root + path) { Content = content() };
            request.Headers.Add("Operation-Id", operation);
            return request;
        };
    }

    private static MultipartFormDataContent FileContent(string file)
    {
        var content = new StreamContent(File.OpenRead(file));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.Of(file));
        return new() { { content, "file", Path.GetFileName(file) } };
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage answer;
            using var request = make();
            try
            {
                answer = await _http.SendAsync(request, cancellation);
            }
            catch (HttpRequestException cause)
                when (cause.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
            {
                throw CommandStoppedException.Usage(
                    $"No server answers at {_address.GetLeftPart(UriPartial.Authority)}.", "is it running? it prints its address when it starts");
            }
            catch (HttpRequestException cause)
            {
                if (attempt == Attempts)
                {
                    throw CommandStoppedException.Usage(
                        $"The connection to {_address.GetLeftPart(UriPartial.Authority)} broke: {cause.Message}", Unknown(request));
                }

                await Task.Delay(Pause, _surroundings.Time, cancellation);
                continue;
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw CommandStoppedException.Usage("The server did not answer within five minutes.", Unknown(request));
            }

            if (answer.IsSuccessStatusCode)
            {
                return answer;
            }

            using (answer)
            {
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < Attempts)
                {
                    await Task.Delay(Pause, _surroundings.Time, cancellation);
                    continue;
                }

                throw await RefusalAsync(answer, cancellation);
            }
        }
    }

    private static string? Unknown(HttpRequestMessage request) => request.Method == HttpMethod.Get
        ? null
        : "it is not known whether it took effect: look with 'workflows list' or 'workflows tasks' before you repeat it";

    private static async Task<Exception> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var problem = ProblemWords.Read(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return problem?.Diagnostics is { IsDefaultOrEmpty: false } findings
            ? new FindingsException(findings)
            : ProblemWords.Of(answer.StatusCode, problem);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(CliJson.Options, cancellation)
                ?? throw new JsonException("The body is empty.");
        }
        catch (JsonException)
        {
            throw CommandStoppedException.Usage(
                "The server's answer is not understood.", "are the server and this command of the same version? compare 'workflows --version'");
        }
    }
}
