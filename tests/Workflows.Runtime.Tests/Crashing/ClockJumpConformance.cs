using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>The clock jumps an hour back and an hour ahead, again and again, while reminders and starts fall due, over 29 February and over both
/// changes of daylight saving: each comes once, and none before its time by the clock of the moment.</summary>
public abstract class ClockJumpConformance(TestStore store) : IAsyncLifetime
{
    private const string Watch = """
        process: watch
        title: Watch
        calendar: stockholm
        organisation: watchers
        steps:
          - id: look
            task: Look
            by: watcher
            due: 2 days
            remind: [on the day, every 2 days until closed]
        """;

    private const string Nightly = """
        process: nightly
        title: Nightly
        calendar: stockholm
        organisation: watchers
        start:
          - every: day
            at: "02:30"
        steps:
          - { id: see, task: See, by: nobody-yet }
        """;

    private const string Calendar = """
        calendar: stockholm
        time-zone: Europe/Stockholm
        working-days: monday to sunday
        """;

    private const string Organisation = """
        organisation: watchers
        roles:
          watcher: Watcher
          nobody-yet: Nobody
        people:
          will: { name: Will, mail: will@example.org }
        holdings:
          - { role: watcher, person: will }
        """;

    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    private readonly List<(string MessageId, Instant At)> _reminders = [];
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store, []);

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData("2020-02-27", 33)] // over 29 February and the 29 March on which 02:30 does not come
    [InlineData("2020-10-20", 8)] // over the 25 October on which 02:30 comes twice
    public async Task Whatever_the_clock_does_everything_comes_once_and_nothing_early(string from, int days)
    {
        var first = NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value;
        _node.Time.Advance(Stockholm.AtStrictly(first + new LocalTime(12, 0)).ToInstant() - _node.Time.Now);
        await _node.Library.DeployAsync(Check(), "link", default); // the starts count from here
        Assert.IsType<StepOutcome.Accepted>(
            await _node.Runner.StartAsync(Guid.NewGuid(), null, "watch", new StartInstance(null, FeelContext.Empty), default));

        var latest = await RunAsync(Stockholm.AtStrictly(first.PlusDays(days) + new LocalTime(12, 0)).ToInstant(), new Random(days));

        var reminders = Enumerable.Range(0, days).Select(n => At(first.PlusDays(2 + (2 * n)), new(8, 0))).Where(at => at <= latest).ToList();
        var starts = Enumerable.Range(1, days + 1).Select(n => At(first.PlusDays(n), new(2, 30))).Where(at => at <= latest).ToList();
        var started = await _node.Database.QueryAsync(
            new("test.started", "select started_at from instance where process = 'nightly'"), row => row.Time(0), default);
        Assert.Equal(reminders.Count, _reminders.DistinctBy(r => r.MessageId).Count());
        Assert.Equal(starts.Count, started.Length);
        Assert.Equal(0, Early([.. _reminders.Select(r => r.At)], reminders) + Early(started, starts));
        Assert.NotEqual(0, Early([.. started.Select(at => at - Duration.FromHours(7))], starts)); // were it early, it would be seen
    }

    private static Instant At(LocalDate day, LocalTime time) => Stockholm.AtLeniently(day + time).ToInstant();

    /// <summary>How many of the times, in order, are before what they stand for.</summary>
    private static int Early(ImmutableArray<Instant> came, IReadOnlyList<Instant> due) =>
        came.Order().Zip(due).Count(pair => pair.First < pair.Second);

    /// <summary>Lets the clock go on, and jump, and whatever is due ring at each step.</summary>
    /// <returns>The latest time that the clock has shown.</returns>
    private async Task<Instant> RunAsync(Instant end, Random random)
    {
        using var node = new MortalNode(_node, [], new ServiceSettings(), new Noting(this));
        var latest = _node.Time.Now;
        while (_node.Time.Now < end)
        {
            _node.Time.Advance(random.Next(4) switch
            {
                0 => Duration.FromHours(-1),
                1 => Duration.FromHours(1),
                _ => Duration.FromMinutes(random.Next(10, 360)),
            });
            latest = Instant.Max(latest, _node.Time.Now);
            await node.ComeToRestAsync();
        }

        return latest;
    }

    private static ImmutableArray<CheckedProcess> Check()
    {
        var check = FolderChecker.Check(SourceSet.Of(
        [
            new("watch.process.yaml", Watch),
            new("nightly.process.yaml", Nightly),
            new("stockholm.calendar.yaml", Calendar),
            new("watchers.organisation.yaml", Organisation),
        ]));
        var errors = check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span} {d.Code} {d.Message}").ToList();
        return errors.Count == 0 ? check.Processes : throw new InvalidOperationException(string.Join("\n", errors));
    }

    /// <summary>Takes mails and notes when reminders came, by the clock that jumps.</summary>
    private sealed class Noting(ClockJumpConformance test) : IMailTransport
    {
        public Task<MailDelivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken)
        {
            if (Encoding.ASCII.GetString(mail.Content.Span).Contains("\r\nSubject: Reminder:", StringComparison.Ordinal))
            {
                test._reminders.Add((mail.MessageId, test._node.Time.Now));
            }

            return Task.FromResult<MailDelivery>(new MailDelivery.Delivered());
        }
    }
}

public sealed class SqliteClockJumpTests() : ClockJumpConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresClockJumpTests(PostgresFixture fixture) : ClockJumpConformance(new PostgresTestStore(fixture));
