using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Runtime.Jobs;

/// <summary>Makes one attempt at a call (RFC 9110), and answers in values: nothing that a service or the network does is an
/// exception.</summary>
/// <remarks>Redirects are not followed, cookies not kept, answers not unpacked, proxies not asked.</remarks>
public sealed class ServiceCaller : IDisposable
{
    private readonly ServiceGate _gate;
    private readonly ServiceSecrets _secrets;
    private readonly ServiceSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;

    public ServiceCaller(ServiceSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _gate = new(settings);
        _secrets = new(settings);
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = _gate.ConnectAsync,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // names are looked up again
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <param name="request">What to send.</param>
    /// <param name="key">The same at every attempt of a call.</param>
    /// <param name="cancellationToken">The server stops.</param>
    public async Task<ServiceAnswer> CallAsync(ServiceRequest request, Guid key, CancellationToken cancellationToken)
    {
        var address = new Uri(request.Address);
        if (_gate.Refuse(address) is { } refusal)
        {
            return new ServiceAnswer.None(refusal);
        }

        var (secret, missing) = request.Secret is { } name ? await _secrets.ForAsync(name, address, cancellationToken) : (null, null);
        if (missing is not null)
        {
            return new ServiceAnswer.None(missing);
        }

        using var message = MessageOf(request, address, key, secret);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(request.TimeoutSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await SendAsync(message, request.Host, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return None("timeout", $"{request.Host} did not answer within {request.TimeoutSeconds} seconds.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return FailureOf(failure, request.Host);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<ServiceAnswer> SendAsync(HttpRequestMessage message, string host, CancellationToken cancellationToken)
    {
        using var response = await _client.SendAsync(message, cancellationToken);
        var bytes = await AnswerBody.ReadAsync(response.Content, _settings.LargestAnswer, cancellationToken);
        if (bytes is null)
        {
            return None("too-large", $"{host} answered with more than {_settings.LargestAnswer / 1024} KiB.", CallFailureKind.Lasting);
        }

        var status = (int)response.StatusCode;
        var (body, failure) = AnswerBody.Of(bytes, response.Content.Headers.ContentType, host);
        return failure is not null && response.IsSuccessStatusCode
            ? new ServiceAnswer.None(failure)
            : new ServiceAnswer.Given(status, body, RetryAfter(response));
    }

    private static HttpRequestMessage MessageOf(ServiceRequest request, Uri address, Guid key, string? secret)
    {
        var message = new HttpRequestMessage(new(request.Method), address);
        foreach (var header in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        if (message.Headers.Accept.Count == 0)
        {
            message.Headers.Accept.Add(new("application/json"));
        }

        message.Headers.UserAgent.Add(new("workflows", null));
        message.Headers.Add("Idempotency-Key", key.ToString("D"));
        message.Headers.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        message.Content = request.Body is null ? null : new StringContent(
            request.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return message;
    }

    /// <summary>In seconds; a date is counted from now.</summary>
    private long? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => (long)delta.TotalSeconds,
        { Date: { } date } => Math.Max(0, (long)(date - _time.GetUtcNow()).TotalSeconds),
        _ => null,
    };

    private static ServiceAnswer.None FailureOf(Exception failure, string host) => failure switch
    {
        _ when Contains<ServiceGate.InsideException>(failure) =>
            new(ServiceGate.Refused($"{host} leads to an address inside the network, which the server's configuration does not allow.")),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => None(
            "unreachable", $"No host named {host} is known."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => None("unreachable", $"{host} cannot be reached."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            None("insecure", $"{host} has no certificate that can be trusted, or speaks no protocol that is safe."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            None("too-large", $"{host} answered with headers that are too large.", CallFailureKind.Lasting),
        _ => None("broken", $"The connection to {host} broke before the answer was there."),
    };

    private static bool Contains<T>(Exception? failure)
        where T : Exception =>
        failure is T || (failure is not null && Contains<T>(failure.InnerException));

    private static ServiceAnswer.None None(string code, string message, CallFailureKind kind = CallFailureKind.Passing) =>
        new(new CallFailure(code, kind, message));
}
