using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Workflows.Faults.Mail;
using Workflows.Faults.Oracles;
using Workflows.Faults.Servers;
using Workflows.Faults.Services;
using Workflows.Runtime;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Verifying;

namespace Workflows.Faults.Load;

/// <summary>Work of all kinds through the HTTP API of whichever servers are open, with a mail server and a service that count what goes out,
/// and the oracles over all of it.</summary>
internal sealed class MixedLoad : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly SmtpSink _mails;
    private readonly FilingService _service;
    private readonly ImmutableArray<TimeOnly> _minutes;
    private readonly string _processes;
    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private readonly List<Task> _actors = [];
    private ImmutableArray<string> _moreAnchors = [];
    private volatile bool _stops;
    private DateTimeOffset _deployed;

    /// <summary>Before the last look at what is left: what was due then was waited for.</summary>
    private DateTimeOffset _settling;

    private MixedLoad(SmtpSink mails, FilingService service, string processes, TimeSpan length)
    {
        (_mails, _service, _processes) = (mails, service, processes);
        var minutes = Math.Clamp((int)length.TotalMinutes + 2, 2, 240);
        _minutes = [.. Enumerable.Range(1, minutes).Select(m => TimeOnly.FromDateTime(_begun.UtcDateTime.AddMinutes(m)))
            .Select(t => new TimeOnly(t.Hour, t.Minute))];
        LoadProcesses.Write(processes, service.Address, _minutes);
    }

    public LoadBook Book { get; } = new();

    public Entrance Entrance { get; } = new();

    /// <summary>Writes the processes into the folder and opens mail server and service.</summary>
    /// <param name="folder">Empty.</param>
    /// <param name="length">How long the campaign will take, about: for so long there are starts that come by themselves.</param>
    /// <param name="random">What the service does.</param>
    public static async Task<MixedLoad> PrepareAsync(string folder, TimeSpan length, Random random) =>
        new(new SmtpSink(TimeProvider.System), await FilingService.StartAsync(random), Path.Combine(folder, "processes"), length);

    /// <summary>The setting of a server under this load.</summary>
    public ServerSetting Setting(string folder, string? database) =>
        new(folder, database, _mails.Port) { ProcessesFolder = _processes, Service = _service.Address };

    /// <summary>Names the data folders of further nodes, each of which has its own log of anchors.</summary>
    public void AnchorsAlsoIn(ImmutableArray<string> dataFolders) =>
        _moreAnchors = [.. dataFolders.Select(f => new WorkflowsOptions { Folder = f }.AnchorFolder)];

    /// <summary>Lets so many people work. The first server is ready by now.</summary>
    public void Begin(int actors, TimeSpan longestPause, Random random, CancellationToken cancellationToken)
    {
        _deployed = DateTimeOffset.UtcNow;
        for (var actor = 0; actor < actors; actor++)
        {
            var own = new Random(random.Next());
            _actors.Add(Task.Run(
                () => new LoadActor(new(Entrance, Book, own), Book, own, longestPause).WorkAsync(() => _stops, cancellationToken),
                cancellationToken));
        }
    }

    /// <summary>Lets everybody finish the case at hand; servers must be there to finish with.</summary>
    public Task EndAsync()
    {
        _stops = true;
        return Task.WhenAll(_actors);
    }

    /// <summary>Waits until nothing is due any more, at the longest for some minutes: what is left then, the oracles tell.</summary>
    public async Task SettleAsync(HttpClient server, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (clock.Elapsed < Patience && (clock.Elapsed < LoadProcesses.LongestWatch || !await IsSettledAsync(server, cancellationToken)))
        {
            _settling = DateTimeOffset.UtcNow;
            await pause.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Compares the files of acknowledged answers with what was given, byte for byte.</summary>
    public async Task JudgeFilesAsync(HttpClient server, Findings findings, CancellationToken cancellationToken)
    {
        foreach (var file in Book.Files)
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, $"api/v1/files/{file.File}") { Headers = { { "Act-As", LoadProcesses.Clerk } } };
            using var answer = await server.SendAsync(request, cancellationToken);
            var hash = Convert.ToHexStringLower(
                SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(cancellationToken)));
            if (!answer.IsSuccessStatusCode || hash != file.Sha256)
            {
                findings.Break("a file of an acknowledged answer is whole", $"{file.File}: {(int)answer.StatusCode}");
            }
        }

        findings.Figure($"files: {Book.Files.Count} compared byte for byte");
    }

    /// <summary>Asks all oracles, while no server runs.</summary>
    public async Task JudgeAsync(WorkflowsOptions options, Findings findings, CancellationToken cancellationToken)
    {
        var commands = new CommandOracle(Book);
        var mails = new MailOracle(Book, _mails.Received);
        var calls = new CallOracle(_service.Received);
        var rest = new RestOracle((_begun, _deployed), _settling);
        await using var stored = await StoredCases.OpenAsync(options, cancellationToken);
        await foreach (var seen in stored.ReadAsync(cancellationToken))
        {
            commands.See(seen, findings);
            mails.See(seen);
            calls.See(seen, findings);
            rest.See(seen, findings);
        }

        var anchors = AnchorsRead.From([options.AnchorFolder, .. _moreAnchors], [], cancellationToken);
        var ledger = await stored.Database.ReadAsync(
            async (session, ct) => await LedgerVerification.RunAsync(session, anchors, ct), cancellationToken);
        findings.Figure($"verified: {ledger.Cases} cases, {ledger.Entries} entries, {ledger.FindingCount} findings");
        findings.BreakAll("the journal verifies", ledger.Findings.Select(f => f.Text));
        commands.Judge(findings);
        mails.Judge(await stored.MailsAsync(cancellationToken), findings);
        calls.Judge(findings);
        await rest.JudgeAsync(stored, _minutes, findings, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _mails.DisposeAsync();
        await _service.DisposeAsync();
    }

    private static async Task<bool> IsSettledAsync(HttpClient server, CancellationToken cancellationToken)
    {
        var timers = await server.GetFromJsonAsync<JsonElement>("api/v1/timers?limit=1", cancellationToken);
        if (timers.GetProperty("items").EnumerateArray().Any(t => t.GetProperty("dueAt").GetDateTimeOffset() < DateTimeOffset.UtcNow.AddMinutes(5)))
        {
            return false;
        }

        var starts = await server.GetFromJsonAsync<JsonElement>("api/v1/starts", cancellationToken);
        if (starts.GetProperty("items").EnumerateArray().Any(IsDue))
        {
            return false;
        }

        foreach (var rest in (string[])[
            "calls?", "outbox?state=waiting&", "instances?status=running&process=filing&", "instances?status=running&process=parent&",
        ])
        {
            var left = await server.GetFromJsonAsync<JsonElement>($"api/v1/{rest}limit=1", cancellationToken);
            if (left.GetProperty("items").GetArrayLength() > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDue(JsonElement start) =>
        start.GetProperty("nextAt") is { ValueKind: JsonValueKind.String } next && next.GetDateTimeOffset() <= DateTimeOffset.UtcNow;
}
