using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Workflows.Faults.Load;

/// <summary>Sends as a careful program would: what was not answered is sent again under the same operation id, to whichever server is
/// there then. Now and then it gives up instead, and now and then it repeats what was answered.</summary>
internal sealed class LoadClient(Entrance entrance, LoadBook book, Random random)
{
    private const double GivesUp = 0.05;
    private const double Repeats = 0.05;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(40);

    /// <summary>Sends a command until it is answered.</summary>
    /// <returns>The body of the answer; null when it was given up or refused, and the case is not to be gone on with.</returns>
    public async Task<JsonElement?> DoAsync(SentCommand command, string path, object body, string? person, CancellationToken cancellationToken)
    {
        book.Note(command);
        command.SentAt = DateTimeOffset.UtcNow;
        while (true)
        {
            var (status, answer) = await TryAsync(
                () => Request(HttpMethod.Post, path, person, command.Operation, JsonContent.Create(body)), command, cancellationToken);
            switch (status)
            {
                case null when random.NextDouble() < GivesUp:
                    return null;
                case null:
                    continue;
                case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                    book.Acknowledge(command);
                    if (random.NextDouble() < Repeats)
                    {
                        await RepeatAsync(command, path, body, person, answer, cancellationToken);
                    }

                    return answer.Length == 0 ? default(JsonElement) : JsonSerializer.Deserialize<JsonElement>(answer);
                default:
                    command.Fate = Fate.Refused;
                    book.Fault($"{command.Kind} {command.Operation} was answered with {(int)status}: {answer}");
                    return null;
            }
        }
    }

    /// <summary>Reads until it is answered; null, and a fault, when there is nothing.</summary>
    public async Task<JsonElement?> GetAsync(string path, string? person, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (status, answer) = await TryAsync(() => Request(HttpMethod.Get, path, person, null, null), null, cancellationToken);
            if (status == HttpStatusCode.OK)
            {
                return JsonSerializer.Deserialize<JsonElement>(answer);
            }

            if (status is not null)
            {
                book.Fault($"GET {path} was answered with {(int)status}: {answer}");
                return null;
            }
        }
    }

    /// <summary>Uploads some bytes; whatever is left of an upload that was cut off belongs to nobody.</summary>
    public async Task<GivenFile?> UploadAsync(string person, CancellationToken cancellationToken)
    {
        var bytes = new byte[random.Next(1, 200_000)];
        random.NextBytes(bytes);
        while (true)
        {
            var (status, answer) = await TryAsync(
                () => Request(HttpMethod.Post, "api/v1/files", person, null, new MultipartFormDataContent
                {
                    {
                        new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
                        "file",
                        "paper.bin"
                    },
                }),
                null,
                cancellationToken);
            if (status == HttpStatusCode.Created)
            {
                return new(
                    JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("file").GetString()!,
                    Convert.ToHexStringLower(SHA256.HashData(bytes)));
            }

            if (status is not null)
            {
                book.Fault($"An upload was answered with {(int)status}: {answer}");
                return null;
            }
        }
    }

    private async Task RepeatAsync(
        SentCommand command, string path, object body, string? person, string answer, CancellationToken cancellationToken)
    {
        (HttpStatusCode? Status, string Answer) again;
        do
        {
            again = await TryAsync(
                () => Request(HttpMethod.Post, path, person, command.Operation, JsonContent.Create(body)), command, cancellationToken);
        }
        while (again.Status is null);
        if ((int)again.Status is < 200 or > 299 || again.Answer != answer)
        {
            book.Fault($"{command.Kind} {command.Operation} was answered with {(int)again.Status} when repeated: {again.Answer}");
        }
    }

    /// <returns>No status when there is no answer, or none but that nothing can be stored now.</returns>
    private async Task<(HttpStatusCode? Status, string Answer)> TryAsync(
        Func<HttpRequestMessage> request, SentCommand? command, CancellationToken cancellationToken)
    {
        var server = await entrance.EnterAsync(random, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestAnswer);
        try
        {
            using var message = request();
            if (command is not null)
            {
                command.Sends++;
            }

            using var answer = await server.SendAsync(message, patience.Token);
            var text = await answer.Content.ReadAsStringAsync(patience.Token);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return (answer.StatusCode, text);
            }

            book.NoteUnavailable();
        }
        catch (Exception lost)
            when (lost is HttpRequestException or IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await Task.Delay(Pause, cancellationToken);
        return (null, "");
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? person, Guid? operation, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (person is not null)
        {
            request.Headers.Add("Act-As", person);
        }

        if (operation is { } id)
        {
            request.Headers.Add("Operation-Id", $"{id}");
        }

        return request;
    }
}
