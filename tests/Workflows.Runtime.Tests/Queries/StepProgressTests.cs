using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Queries;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>How far an instance is, told by what happened in it.</summary>
public sealed class StepProgressTests
{
    private static readonly TokenId Token = new(1);

    [Fact]
    public void A_task_that_was_completed_is_done()
    {
        var progress = StepProgress.Of([
            Came("ask"), Opened("ask"), new TaskCompleted(new(2), "anna", null, FeelContext.Empty), new TokenMoved(Token, "tell"),
        ]);

        Assert.Equal(new StepStanding(Open: 0, Done: 1, Skipped: 0, Incidents: 0), progress.At("ask"));
        Assert.Equal(1, progress.At("tell").Open);
    }

    [Fact]
    public void A_task_that_was_withdrawn_is_not_done()
    {
        var progress = StepProgress.Of([Came("ask"), Opened("ask"), new TaskWithdrawn(new(2), "cancelled"), new TokenConsumed(Token)]);

        Assert.Equal(StepStanding.Ahead, progress.At("ask"));
    }

    [Fact]
    public void A_wait_that_was_withdrawn_is_not_done()
    {
        var timer = new TimerWait { Id = new(2), Token = Token, DueAt = Instant.FromUnixTimeSeconds(0), Purpose = TimerPurpose.Catch };
        var progress = StepProgress.Of([Came("rest"), new TimerSet(timer), new WaitWithdrawn(new(2)), new TokenConsumed(Token)]);

        Assert.Equal(StepStanding.Ahead, progress.At("rest"));
    }

    [Fact]
    public void A_step_that_was_skipped_is_not_done()
    {
        var progress = StepProgress.Of([Came("ask"), new StepSkipped(ScopeId.Root, "ask"), new TokenMoved(Token, "tell")]);

        Assert.Equal(new StepStanding(Open: 0, Done: 0, Skipped: 1, Incidents: 0), progress.At("ask"));
    }

    [Fact]
    public void What_an_incident_stopped_is_not_done_when_it_is_withdrawn_with_it()
    {
        var incident = new Incident(new(2), Token, null, "choose-1", "WF9002", "No value.", Instant.FromUnixTimeSeconds(0));
        ImmutableArray<ProcessEvent> events = [Came("choose-1"), new IncidentRaised(incident)];

        Assert.Equal(new StepStanding(Open: 1, Done: 0, Skipped: 0, Incidents: 1), StepProgress.Of(events).At("choose-1"));
        Assert.Equal(StepStanding.Ahead, StepProgress.Of([.. events, new IncidentResolved(new(2), null), new TokenConsumed(Token)]).At("choose-1"));
    }

    [Fact]
    public void A_stage_that_was_left_is_not_done_and_one_that_is_over_is()
    {
        var opened = new ScopeOpened(new(2), ScopeId.Root, Token, 0, FeelContext.Empty) { Kind = ScopeKind.Block };
        ImmutableArray<ProcessEvent> events = [Came("preparation"), opened, new ScopeClosed(new(2))];

        Assert.Equal(1, StepProgress.Of([.. events, new TokenMoved(Token, "next")]).At("preparation").Done);
        Assert.Equal(
            0,
            StepProgress.Of([.. events, new WentBack(ScopeId.Root, "check", "first"), new TokenMoved(Token, "first")]).At("preparation").Done);
    }

    [Fact]
    public void A_stage_has_the_day_that_was_planned_for_it_when_it_opened()
    {
        var window = new FeelContext([new("to", FeelValue.Of(new LocalDate(2022, 3, 31))), new("opened", FeelValue.Of(new LocalDate(2022, 2, 1)))]);

        Assert.Equal(
            new LocalDate(2022, 3, 31),
            StepProgress.Of([Came("preparation"), new ResultRecorded(ScopeId.Root, "preparation", window)]).At("preparation").PlannedUntil);
    }

    private static TokenCreated Came(string node) => new(Token, ScopeId.Root, node);

    private static TaskOpened Opened(string node) => new(new()
    {
        Id = new(2),
        Kind = TaskKind.Task,
        Node = node,
        Scope = ScopeId.Root,
        Token = Token,
        Title = "Do it",
        Candidates = ["anna"],
        OpenedAt = Instant.FromUnixTimeSeconds(0),
    });
}
