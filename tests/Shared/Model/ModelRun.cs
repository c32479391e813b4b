using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Tests.Shared.Model.Reference;

namespace Workflows.Tests.Shared.Model;

/// <summary>Plays what happens to a case of the engine and to its model, and compares them after every happening.</summary>
internal sealed class ModelRun
{
    /// <summary>Refusals that tell somebody that they came too late or too early.</summary>
    private static readonly string[] Polite = ["WF9101", "WF9105", "WF9106", "WF9107", "WF9140", "WF9142"];

    private static readonly Instant Start = Instant.FromUtc(2020, 2, 10, 8, 0);

    private readonly IPlayedCase _case;
    private readonly CaseModel _model;
    private readonly HashSet<string> _withOutcomes;
    private readonly Dictionary<long, Command> _known = [];
    private Instant _now = Start;

    private ModelRun(ProcessShape process, IPlayedCase played, Mutant mutant)
    {
        _case = played;
        _model = CaseModel.Start(process, Start, mutant);
        _withOutcomes = [.. ShapeParts.StepsOf(process).OfType<TaskShape>().Where(t => t.Second is not null).Select(t => t.Id)];
    }

    /// <summary>What is open, as the model says and, until they come apart, the engine.</summary>
    public IReadOnlyList<string> View { get; private set; } = [];

    /// <summary>What has happened, in order; what was not possible is left out.</summary>
    public List<Happening> Happened { get; } = [];

    /// <summary>Where engine and model came apart; null: nowhere.</summary>
    public string? Difference { get; private set; }

    public static async ValueTask<ModelRun> StartAsync(ProcessShape process, IPlayedCase played, Mutant mutant)
    {
        var run = new ModelRun(process, played, mutant);
        run.Compare(await played.CarryAsync(new StartInstance(null, FeelContext.Empty), Start), Verdict.Accepted);
        return run;
    }

    /// <summary>Lets something happen, unless there is nothing that it could happen to.</summary>
    public async ValueTask HappenAsync(Happening happening)
    {
        var now = _now + Duration.FromHours(happening.Hours);
        if (CommandOf(happening, ref now) is not { } act || _model.Apply(happening, now) is var verdict && verdict == Verdict.NotPossible)
        {
            return;
        }

        Happened.Add(happening);
        _now = now;
        try
        {
            Compare(await act(), verdict);
        }
        catch (Exception broken)
        {
            Difference = $"the engine broke: {broken}";
        }
    }

    public async ValueTask EndAsync() => Difference ??= await _case.BrokenAtTheEndAsync();

    /// <summary>What is to be done to the case; null when there is nothing to do it to.</summary>
    private Func<ValueTask<Refusal?>>? CommandOf(Happening happening, ref Instant now)
    {
        switch (happening)
        {
            case Happening.Answer answer when TaskOf(answer) is { } task:
                return Carry(new CompleteTask(task.Id, task.Candidates[0], OutcomeOf(answer), FeelContext.Empty), now);
            case Happening.Ring ring when TimerOf(ring.Timer, ring.Nth) is { } timer:
                now = Instant.Max(now, timer.DueAt);
                return Carry(new FireTimer(timer.Id), now);
            case Happening.Early early when TimerOf(early.Timer, early.Nth) is { } timer && timer.DueAt > now:
                return Carry(new FireTimer(timer.Id), now);
            case Happening.Remind when Timers.FirstOrDefault(t => t.Purpose == TimerPurpose.Reminder) is { } timer:
                now = Instant.Max(now, timer.DueAt);
                return Carry(new FireTimer(timer.Id), now);
            case Happening.Message message:
                return Carry(new DeliverMessage(message.Name, message.Key, FeelContext.Empty), now);
            case Happening.Return returned when CallOf(returned.Step, returned.Nth) is { } call:
                return EndCalled(call, CaseEnd.Completed, now);
            case Happening.ComeToNothing failed when CallOf(failed.Step, failed.Nth) is { } call:
                return EndCalled(call, CaseEnd.Cancelled, now);
            case Happening.Retry retry when IncidentOf(retry) is { } incident:
                return Carry(new RetryIncident(incident.Id, null), now);
            case Happening.Add add:
                return Carry(new AddItem(add.Step, FeelValue.Of(add.Item), add.Within, null, "one more"), now);
            case Happening.Postpone { Weeks: var weeks } when _case.State.Header.Plan is { } plan && plan.To.PlusWeeks(weeks) >= now.InUtc().Date:
                var to = new PlannedTime(plan.From.PlusWeeks(weeks), plan.To.PlusWeeks(weeks));
                return Carry(new PostponePlan(to, PostponementRule.Shift, "later", null), now);
            case Happening.Cancel:
                return Carry(new CancelInstance(null, "enough"), now);
            case Happening.Late late when Past() is { Count: > 0 } past:
                return Carry(past[late.Pick % past.Count], now);
            case Happening.Pass:
                return () => new(default(Refusal?));
            default:
                return null;
        }
    }

    private Func<ValueTask<Refusal?>> Carry(Command command, Instant now) => () => _case.CarryAsync(command, now);

    private Func<ValueTask<Refusal?>> EndCalled(CallWait call, CaseEnd end, Instant now) => () => _case.EndCalledAsync(call, end, now);

    /// <summary>Those that were set first come first, also when a repetition or a postponed plan has set them anew.</summary>
    private IEnumerable<TimerWait> Timers =>
        _case.State.Waits.Values.OfType<TimerWait>().OrderBy(t => t.Task?.Value ?? t.Scope?.Value ?? t.Id.Value);

    private TimerWait? TimerOf(string label, int nth) =>
        Timers.Where(t => CaseView.LabelOf(_case.State, t) == label).ElementAtOrDefault(nth);

    private TaskItem? TaskOf(Happening.Answer answer) => _case.State.Tasks.Values
        .Where(t => CaseView.LabelOf(_case.State, t) == answer.Task)
        .OrderBy(t => t.Id.Value)
        .ElementAtOrDefault(answer.Nth);

    private CallWait? CallOf(string label, int nth) => _case.State.Waits.Values
        .OfType<CallWait>()
        .Where(c => CaseView.At(_case.State, _case.State.Tokens[c.Token!.Value]) == label)
        .OrderBy(c => c.Id.Value)
        .ElementAtOrDefault(nth);

    private Incident? IncidentOf(Happening.Retry retry) => _case.State.Incidents.Values
        .Where(i => i.Token is { } token && CaseView.At(_case.State, _case.State.Tokens[token]) == retry.Step)
        .OrderBy(i => i.Id.Value)
        .ElementAtOrDefault(retry.Nth);

    private string? OutcomeOf(Happening.Answer answer) =>
        !_withOutcomes.Contains(answer.Task.Split('(')[0]) ? null : answer.IsSecond ? "second" : "first";

    /// <summary>What could have been done once and cannot any more.</summary>
    private List<Command> Past() => [.. _known.Where(k => !IsOpen(k.Key)).Select(k => k.Value)];

    private bool IsOpen(long id) => _case.State.Tasks.ContainsKey(new(id)) || _case.State.Waits.ContainsKey(new(id));

    private void Remember()
    {
        foreach (var task in _case.State.Tasks.Values)
        {
            var outcome = _withOutcomes.Contains(task.Node) ? "first" : null;
            _known[task.Id.Value] = new CompleteTask(task.Id, task.Candidates[0], outcome, FeelContext.Empty);
        }

        foreach (var wait in _case.State.Waits.Values.Where(w => w is TimerWait or CallWait))
        {
            _known[wait.Id.Value] = wait is TimerWait ? new FireTimer(wait.Id) : new ReturnCase(wait.Id, null, FeelContext.Empty);
        }
    }

    private void Compare(Refusal? refusal, Verdict expected)
    {
        Remember();
        View = [.. _model.View()];
        var found = CaseView.Of(_case.State).ToList();
        if (refusal is not null && !Polite.Contains(refusal.Code))
        {
            Difference = $"refused with {refusal.Code} {refusal.Message}";
        }
        else if (refusal is null != expected is Verdict.Accepted)
        {
            Difference = refusal is null ? "carried out, and should be refused" : $"refused with {refusal.Code}, and should be carried out";
        }
        else if (!found.SequenceEqual(View))
        {
            Difference = $"only in the model:  {Only(View, found)}\nonly in the engine: {Only(found, View)}";
        }
    }

    private static string Only(IEnumerable<string> here, IEnumerable<string> there)
    {
        var left = here.ToList();
        foreach (var line in there)
        {
            left.Remove(line);
        }

        return left.Count == 0 ? "nothing" : string.Join("; ", left);
    }
}
