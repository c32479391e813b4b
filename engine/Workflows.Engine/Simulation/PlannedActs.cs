using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation;

/// <summary>When people, messages and services act in a simulation: as its plan says, and where it says nothing as is usual.</summary>
/// <param name="plan">What is assumed.</param>
/// <param name="cases">The cases that are played.</param>
internal sealed class PlannedActs(SimulationPlan plan, VirtualCases cases)
{
    /// <summary>How long after a wait has begun its message comes when the plan does not say.</summary>
    public const int DaysUntilMessage = 7;

    // Long enough after work starts that the reminders of the day have gone out.
    private static readonly Duration IntoTheDay = Duration.FromHours(4);

    private readonly Dictionary<(VirtualRun Case, TaskId Task), Instant?> _answers = [];
    private readonly Dictionary<(VirtualRun Case, WaitId Wait), Instant?> _messages = [];
    private readonly HashSet<(VirtualRun Case, string Handler)> _handled = [];

    /// <summary>The next; of what comes at one time, that of the older case, and there the older.</summary>
    public PlannedAct? Next() => cases.All.Where(c => c.IsRunning).Select(Next).OfType<PlannedAct>().MinBy(a => a.At);

    /// <summary>Nobody does this task any more.</summary>
    public void GiveUp(VirtualRun run, TaskItem task) => _answers[(run, task.Id)] = null;

    /// <summary>What the plan says of a step, or of one item; null: nothing.</summary>
    public Answer? Said(VirtualRun run, string node, string? item)
    {
        var step = NameOf(run, node);
        return (item is null ? null : plan.Answers.GetValueOrDefault($"{step} for {item}")) ?? plan.Answers.GetValueOrDefault(step);
    }

    /// <summary>What the plan says is filled in on a task: of its item, else of its step.</summary>
    public FeelContext Filled(VirtualRun run, TaskItem task)
    {
        var step = NameOf(run, task.Node);
        var all = plan.Filled.GetValueOrDefault(step, FeelContext.Empty);
        var own = ItemName.Of(run.State, task.Scope) is { } item
            ? plan.Filled.GetValueOrDefault($"{step} for {item}", FeelContext.Empty)
            : FeelContext.Empty;
        return own.Entries.Aggregate(all, (filled, field) => filled.With(field.Key, field.Value));
    }

    /// <summary>The steps of a called case go by <c>inquiry/decide</c>.</summary>
    public static string NameOf(VirtualRun run, string step) => run.Asker is { } asker ? $"{asker.Name}/{step}" : step;

    /// <summary>Where a message is awaited: the step or handler, and the item around it.</summary>
    public static (string Node, string? Item) PlaceOf(VirtualRun run, MessageWait wait)
    {
        var (node, scope) = wait.Handler is { } handler
            ? (handler, wait.Scope!.Value)
            : (run.State.Tokens[wait.Token!.Value].Node, run.State.Tokens[wait.Token!.Value].Scope);
        return (node, ItemName.Of(run.State, scope));
    }

    private PlannedAct? Next(VirtualRun run)
    {
        var acts =
            from task in run.State.Tasks.Values
            let at = AnswerTo(run, task)
            where at is not null
            select (task.Id.Value, Act: new PlannedAct(run, at.Value, task, null, null));
        var messages =
            from wait in run.State.Waits.Values.OfType<MessageWait>()
            let at = ArrivalOf(run, wait)
            where at is not null
            select (wait.Id.Value, Act: new PlannedAct(run, at.Value, null, wait, null));
        var calls =
            from job in run.State.Waits.Values.OfType<JobWait>()
            where job.DueAt is not null && !IsNeverAnswered(run, job)
            select (job.Id.Value, Act: new PlannedAct(run, Instant.Max(job.DueAt!.Value, cases.Now), null, null, job));
        return acts.Concat(messages).Concat(calls).OrderBy(a => a.Act.At).ThenBy(a => a.Value).Select(a => a.Act).FirstOrDefault();
    }

    private bool IsNeverAnswered(VirtualRun run, JobWait job) =>
        run.State.Tokens[job.Token!.Value] is var token && Said(run, token.Node, ItemName.Of(run.State, token.Scope)) is Answer.Never;

    /// <summary>When a task will be done; null: never. Nobody acts on an escalation, nor on a task that nobody may take.</summary>
    private Instant? AnswerTo(VirtualRun run, TaskItem task)
    {
        if (!_answers.TryGetValue((run, task.Id), out var at))
        {
            at = task.Kind == TaskKind.Escalation || run.PersonFor(task) is null
                ? null
                : TimeOf(run, Said(run, task.Node, ItemName.Of(run.State, task.Scope)) ?? plan.Usually, task.OpenedAt, task.Due);
            _answers[(run, task.Id)] = at;
        }

        return at;
    }

    /// <summary>When a message comes; null: never. What may happen meanwhile happens only where the plan says so, and once.</summary>
    private Instant? ArrivalOf(VirtualRun run, MessageWait wait)
    {
        if (!_messages.TryGetValue((run, wait.Id), out var at))
        {
            var (node, item) = PlaceOf(run, wait);
            var comesNoMore = wait.Handler is not null && !_handled.Add((run, $"{node} for {item}")); // a handler awaits the next at once
            at = (Said(run, node, item), wait.Handler) switch
            {
                _ when comesNoMore => null,
                ({ } answer, _) => TimeOf(run, answer, cases.Now, due: null),
                (null, null) when plan.Usually is not Answer.Never => TimeOf(run, new Answer.Late(DaysUntilMessage), cases.Now, due: null),
                _ => null,
            };
            _messages[(run, wait.Id)] = at;
        }

        return at;
    }

    private static Instant? TimeOf(VirtualRun run, Answer answer, Instant opened, DuePoint? due)
    {
        var calendar = run.Graph.Calendar;
        var day = due is { } point ? point.Day ?? calendar.DateOf(point.At) : calendar.DateOf(opened);
        return answer switch
        {
            Answer.AtOnce => opened,
            Answer.OnDueDay when due is { Day: null } exact => Instant.Max(exact.At, opened),
            Answer.OnDueDay => Instant.Max(calendar.OpeningOf(day) + IntoTheDay, opened),
            Answer.Late late => Instant.Max(calendar.OpeningOf(day.PlusDays(late.Days)) + IntoTheDay, opened),
            _ => null,
        };
    }
}

/// <summary>A task that is done, a message that comes, or a service that answers.</summary>
internal sealed record PlannedAct(VirtualRun Case, Instant At, TaskItem? Task, MessageWait? Message, JobWait? Call);
