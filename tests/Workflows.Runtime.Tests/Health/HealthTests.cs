using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Health;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Jobs;
using Workflows.Runtime.Tests.Nodes;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Health;

/// <summary>Whatever is due and not done for a minute is told; all else that the engine rests on is looked at. Nothing runs by itself
/// here, so that what is due stays due.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly SqliteTestStore _store = new();
    private readonly ManualTime _time = new(Instant.FromUtc(2020, 2, 10, 8, 0));
    private PlayedService _monitor = null!;
    private HostedNode _node = null!;

    private HealthLook Look => _node.Services.GetRequiredService<HealthLook>();

    public async Task InitializeAsync()
    {
        _monitor = await PlayedService.StartAsync();
        _node = HostedNode.Idle(Configure, services => services.AddSingleton<TimeProvider>(_time));
        const string Process = "process: waits\ntitle: Waits\nsteps:\n  - wait: { for: 1 hours }\n";
        var process = ProcessChecker.Check(SourceSet.Of([new("waits.process.yaml", Process)]), "waits.process.yaml", new DiagnosticBag())!;
        await _node.Library.DeployAsync([process], null, default);
        await _node.BeginAsync("waits");
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _monitor.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task All_is_well_while_nothing_is_due()
    {
        var report = await Look.LookAsync(default);

        Assert.Equal(HealthLevel.Ok, report.Level);
        Assert.Equal(
            ["database", "keys", "clock", "scheduler", "disk", "anchors", "sending", "timers", "calls", "mails", "dispatches", "starts"],
            report.Checks.Select(c => c.Name));
        Assert.All(report.Queues, queue => Assert.Equal((0, Duration.Zero), (queue.Due, queue.Oldest)));
    }

    [Theory]
    [InlineData("timers", "update wait set due_at = $1")]
    [InlineData("calls", "update wait set try_at = $1")]
    [InlineData("mails", """
        insert into outbox (id, instance, kind, person, created_at, next_try_at, attempts, state)
        select zeroblob(16), id, 'notice', 'p', $1, $1, 0, 'waiting' from instance
        """)]
    [InlineData("dispatches", """
        insert into dispatch (sender, sequence, position, target, kind, created_at, next_try_at, attempts, closed)
        select id, 1, 0, id, 'start', $1, $1, 0, zeroblob(1) from instance
        """)]
    [InlineData("starts", "insert into recurring_start (process, rule, since, next_at) values ('waits', 'day', $1, $1)")]
    public async Task What_is_due_for_a_minute_and_not_done_is_an_alarm(string queue, string makeDue)
    {
        await _node.Database.ExecuteAsync([new("test.due", makeDue, _time.Now)], default);

        _time.Advance(Duration.FromSeconds(60));
        var inTime = await Look.LookAsync(default);
        _time.Advance(Duration.FromSeconds(1));
        var late = await Look.LookAsync(default);

        Assert.Equal(HealthLevel.Ok, inTime.Level);
        var alarm = Assert.Single(late.Checks, c => c.Level is not HealthLevel.Ok);
        Assert.Equal((queue, HealthLevel.Degraded), (alarm.Name, alarm.Level));
        Assert.Contains("due and not done: 1, the oldest for 61 seconds", alarm.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_is_tried_again_and_again_and_not_taken_is_an_alarm()
    {
        const string Tried = """
            insert into outbox (id, instance, kind, person, created_at, next_try_at, attempts, state)
            select zeroblob(16), id, 'notice', 'p', $1, $2, 9, 'waiting' from instance
            """;
        await _node.Database.ExecuteAsync([new("test.tried", Tried, _time.Now, _time.Now + Duration.FromHours(1))], default);

        _time.Advance(Duration.FromMinutes(15));
        var inTime = await Look.LookAsync(default);
        _time.Advance(Duration.FromSeconds(1));
        var late = await Look.LookAsync(default);

        Assert.Equal(HealthLevel.Ok, inTime.Level);
        var alarm = Assert.Single(late.Checks, c => c.Level is not HealthLevel.Ok);
        Assert.Equal("mails", alarm.Name);
        Assert.Contains("the oldest of 2020-02-10T08:00:00Z", alarm.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alarm_is_told_to_the_log_once_and_so_is_its_end()
    {
        var log = new Lines();
        using var watch = new HealthWatch(Look, _time, log);

        await watch.ReportAsync(default);
        _time.Advance(Duration.FromHours(1) + Duration.FromSeconds(61));
        await watch.ReportAsync(default);
        _time.Advance(Duration.FromSeconds(10));
        await watch.ReportAsync(default);
        await _node.Database.ExecuteAsync([new("test.done", "delete from wait")], default);
        _time.Advance(Duration.FromSeconds(10));
        await watch.ReportAsync(default);

        Assert.Collection(
            log.Said.Where(line => line.Contains("timers:", StringComparison.Ordinal)),
            line => Assert.StartsWith("Error Alarm, timers: Timers are due and not done: 1", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Warning Alarm over, timers:", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_monitor_hears_that_all_is_well_and_nothing_else()
    {
        using var watch = new HealthWatch(Look, _time, NullLogger<HealthWatch>.Instance);
        using var heartbeat = BeatingTo($"{_monitor.Origin}/ping/secret", watch, _monitor.Origin);

        Assert.True(await heartbeat.BeatAsync(default));
        _time.Advance(Duration.FromHours(1) + Duration.FromSeconds(61));
        Assert.False(await heartbeat.BeatAsync(default));

        var asked = Assert.Single(_monitor.Requests);
        Assert.Equal(("GET", "/ping/secret", ""), (asked.Method, asked.Path, asked.Body));
    }

    [Fact]
    public void A_monitor_that_may_not_be_called_is_refused_at_the_start()
    {
        using var watch = new HealthWatch(Look, _time, NullLogger<HealthWatch>.Instance);

        var inside = Assert.Throws<StartRefusedException>(() => BeatingTo($"{_monitor.Origin}/ping", watch));
        var none = Assert.Throws<StartRefusedException>(() => BeatingTo("monitor", watch));

        Assert.Contains("Workflows__Services__Allow__0", inside.Message, StringComparison.Ordinal);
        Assert.Contains("write https://", none.Message, StringComparison.Ordinal);
    }

    private static Heartbeat BeatingTo(string address, HealthWatch watch, params ImmutableArray<string> allow) => new(
        new() { Heartbeat = new() { Address = address }, Services = new() { Allow = allow } },
        watch,
        TimeProvider.System,
        NullLogger<Heartbeat>.Instance);

    private void Configure(WorkflowsOptions options) => options.Folder = _store.Folder;

    private sealed class Lines : ILogger<HealthWatch>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add($"{logLevel} {formatter(state, exception)}");
    }
}
