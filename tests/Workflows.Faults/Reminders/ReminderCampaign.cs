using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Workflows.Faults.Mail;
using Workflows.Faults.Servers;

namespace Workflows.Faults.Reminders;

/// <summary>Lets reminders fall due while the server is killed again and again, and counts what a mail server received.</summary>
internal sealed class ReminderCampaign(ReminderLoad load, int kills, Random random, TextWriter output)
{
    /// <summary>From one start of the server to its kill, at most; a fifth of the kills come in the first two seconds.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BeforeFirst = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs the campaign on one database.</summary>
    /// <param name="folder">Empty; for the server's data.</param>
    /// <param name="database">A PostgreSQL connection string, or null for SQLite.</param>
    /// <param name="program">The server's assembly with what comes before its switches.</param>
    /// <param name="cancellationToken">Ends the campaign early.</param>
    public async Task<ReminderFindings> RunAsync(
        string folder, string? database, IReadOnlyList<string> program, CancellationToken cancellationToken)
    {
        await using var sink = new SmtpSink(TimeProvider.System);
        var setting = new ServerSetting(folder, database, sink.Port);
        load.Write(setting.ProcessesFolder, BeforeFirst, TimeSpan.FromSeconds(Math.Max(kills * LongestLife.TotalSeconds * 0.6, 10)));
        var due = await StartInstancesAsync(setting, program, cancellationToken);
        await output.WriteLineAsync($"{due.Count} reminders set, from {due[0]:HH:mm:ss} to {due[^1]:HH:mm:ss} UTC; {kills} kills");

        for (var kill = 0; kill < kills; kill++)
        {
            using var server = ServerProcess.Start(setting, program);
            await Task.Delay(LifeOf(kill), cancellationToken);
            if (server.HasEnded)
            {
                throw new InvalidOperationException($"The server ended by itself.{Environment.NewLine}{server.LastWords}");
            }

            server.Kill();
        }

        await output.WriteLineAsync(
            $"{kills} kills done, {Reminders(sink).DistinctBy(m => m.MessageId).Count()} reminders so far; the last server stays");
        await FinishAsync(setting, program, sink, due, cancellationToken);
        return new(load.Reminders, due, [.. Reminders(sink)]);
    }

    /// <summary>A fifth in the first two seconds of the start, the rest anywhere in its life.</summary>
    private TimeSpan LifeOf(int kill) => kill % 5 == 0 ? random.NextDouble() * TimeSpan.FromSeconds(2) : random.NextDouble() * LongestLife;

    private async Task<List<DateTimeOffset>> StartInstancesAsync(
        ServerSetting setting, IReadOnlyList<string> program, CancellationToken cancellationToken)
    {
        using var server = ServerProcess.Start(setting, program);
        using var client = await server.ReadyAsync(cancellationToken);
        for (var i = 0; i < load.Instances; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/instances")
            {
                Content = JsonContent.Create(new { process = ReminderLoad.Process }),
                Headers = { { "Operation-Id", $"{Guid.NewGuid()}" }, { "Act-As", ReminderLoad.Clerk } },
            };
            using var answer = await client.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"An instance did not start: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            }
        }

        var due = new List<DateTimeOffset>();
        for (string? next = "api/v1/timers?limit=100"; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, cancellationToken);
            due.AddRange(page.GetProperty("items").EnumerateArray()
                .Where(t => t.GetProperty("purpose").GetString() == "reminder")
                .Select(t => t.GetProperty("dueAt").GetDateTimeOffset()));
            next = page.TryGetProperty("next", out var cursor) && cursor.GetString() is { } after
                ? $"api/v1/timers?limit=100&after={Uri.EscapeDataString(after)}"
                : null;
        }

        server.Kill();
        due.Sort();
        return due;
    }

    private async Task FinishAsync(
        ServerSetting setting, IReadOnlyList<string> program, SmtpSink sink, List<DateTimeOffset> due, CancellationToken cancellationToken)
    {
        using var server = ServerProcess.Start(setting, program);
        using var client = await server.ReadyAsync(cancellationToken);
        var patience = Stopwatch.StartNew();
        var seen = 0;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (DateTimeOffset.UtcNow < due[^1] || patience.Elapsed < Patience)
        {
            await pause.WaitForNextTickAsync(cancellationToken);
            var distinct = Reminders(sink).DistinctBy(m => m.MessageId).Count();
            if (distinct > seen)
            {
                seen = distinct;
                patience.Restart();
            }

            if (distinct >= load.Reminders && DateTimeOffset.UtcNow > due[^1] + TimeSpan.FromSeconds(10))
            {
                break; // ten more seconds, in which one too many would come
            }
        }

        server.Kill();
    }

    private static IEnumerable<ReceivedMail> Reminders(SmtpSink sink) =>
        sink.Received.Where(m => m.Text.Contains("\r\nSubject: Reminder:", StringComparison.Ordinal));
}
