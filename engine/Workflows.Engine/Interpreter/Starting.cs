using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.State;
using Workflows.Engine.Time;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>The start of an instance: who may, with which data.</summary>
public static class Starting
{
    internal static Refusal? Carry(Transition transition, StartByMessage command) =>
        StartInputs.OfMessage(transition, command) is { } data
            ? Carry(
                transition,
                new StartInstance(null, data, Plan: SuggestedPlan(transition.Graph, transition.Graph.Calendar.DateOf(transition.Now))))
            : Refusals.NotAwaited();

    internal static Refusal? Carry(Transition transition, StartByRecurrence command)
    {
        if (transition.Graph.Process.Process.RecurringStarts.FirstOrDefault(s => s.Every.Value == command.Rule) is not { } start)
        {
            return Refusals.NotAwaited();
        }

        var today = transition.Graph.Calendar.DateOf(transition.Now);
        var plan = start.Plan is { } own ? PlanOf(transition, own, command.Day) : SuggestedPlan(transition.Graph, today);
        if (plan is not null && plan.To < today)
        {
            plan = LastingAsLong(plan, FirstWorkingDay(transition.Graph, today)); // it was started so late that its time is over
        }

        return Carry(
            transition, new StartInstance(null, StartInputs.OfRecurrence(transition, start, command.Day), Received: command.Day, Plan: plan));
    }

    internal static Refusal? Carry(Transition transition, StartInstance command)
    {
        if (transition.State.Header.Status != InstanceStatus.None)
        {
            return Refusals.AlreadyStarted();
        }

        var process = transition.Graph.Process.Process;
        var data = command.Origin is null ? command.Data : StartInputs.Typed(process, command.Data);
        var problems = ProblemsOf(process, data);
        if (!problems.IsEmpty)
        {
            return Refusals.Form(problems);
        }

        var today = transition.Graph.Calendar.DateOf(transition.Now);
        var plan = command.Plan ?? (command.Origin is null ? PlanOf(process) : SuggestedPlan(transition.Graph, today));
        if (PlanRefusal(transition.Graph, plan, today) is { } unplanned)
        {
            return unplanned;
        }

        transition.Emit(new InstanceStarted(
            process.Id.Value,
            transition.Graph.Definition,
            command.By,
            transition.Now,
            new(command.Received ?? today, command.Occurred, today),
            plan,
            DataOf(transition, data))
        {
            Origin = command.Origin,
        });
        if (command.By is { } person && !process.Start.IsEmpty && RefusalOf(transition, person, command, today) is { } refusal)
        {
            return refusal;
        }

        foreach (var clock in transition.Deadlines)
        {
            clock.Begin();
        }

        transition.Create(ScopeId.Root, transition.Graph.Start);
        transition.Arm(ScopeId.Root, transition.Graph.Handlers, due: null);
        return null;
    }

    /// <summary>The time that a start of today would be planned for: as the process says while that is not over, else as many days
    /// from the next working day on.</summary>
    /// <returns>Null when the process has no plan.</returns>
    public static PlannedTime? SuggestedPlan(ProcessGraph graph, LocalDate today)
    {
        if (PlanOf(graph.Process.Process) is not { } plan || plan.To >= today)
        {
            return PlanOf(graph.Process.Process);
        }

        return LastingAsLong(plan, FirstWorkingDay(graph, today));
    }

    private static LocalDate FirstWorkingDay(ProcessGraph graph, LocalDate from)
    {
        while (!graph.Calendar.IsWorkingDay(from))
        {
            from = from.PlusDays(1);
        }

        return from;
    }

    /// <summary>The same number of days from another first day on.</summary>
    internal static PlannedTime LastingAsLong(PlannedTime plan, LocalDate from) =>
        new(from, from.PlusDays(Period.DaysBetween(plan.From, plan.To)));

    /// <summary>The plan of a case that starts on a day.</summary>
    private static PlannedTime? PlanOf(Transition transition, RecurringPlan plan, LocalDate day)
    {
        var calendar = transition.Graph.Calendar;
        var times = new TimeResolver(
            calendar, new() { Id = transition.State.Id, Plan = new(day, day) }, transition.State.Deadlines, _ => FeelValue.Null)
        {
            StageEdge = _ => null,
        };
        return DayOf(plan.From) is { } from && DayOf(plan.To) is { } to ? new(from, to) : null;

        LocalDate? DayOf(TimePhrase phrase) =>
            times.Resolve(phrase, calendar.OpeningOf(day), due: null) is { } point ? point.Day ?? calendar.DateOf(point.At) : null;
    }

    private static PlannedTime? PlanOf(ProcessDefinition process) =>
        process.Plan is { } window ? new(window.From, window.To) : null;

    /// <summary>Work is not planned for a time that is over: its collections would close and its reminders lapse at once.</summary>
    private static Refusal? PlanRefusal(ProcessGraph graph, PlannedTime? plan, LocalDate today)
    {
        var problem = plan is null ? null
            : graph.Process.Process.Plan is null ? "the process has no plan"
            : plan.To < plan.From ? "the last day is before the first"
            : plan.To < today ? "this time is over"
            : null;
        return problem is null ? null
            : SuggestedPlan(graph, today) is { } suggested ? Refusals.Plan(problem, suggested)
            : Refusals.Plan(problem, "Leave it out.");
    }

    /// <summary>A person starts by a rule of the process, and fills in what that rule's form asks for.</summary>
    private static Refusal? RefusalOf(Transition transition, string person, StartInstance command, LocalDate today)
    {
        var rules = transition.Graph.Process.Process.Start;
        var own = rules.Where(r => transition.IsBehind(transition.Principals([r.By], ScopeId.Root), person)).ToList();
        if (own.Count == 0)
        {
            return Refusals.MayNotStart(person, transition.Principals(rules.Select(r => r.By), ScopeId.Root));
        }

        var asked = own.SelectMany(r => r.Form).Select(f => f.Value).ToHashSet(StringComparer.Ordinal);
        var given = command.Data.Entries.Select(e => e.Key);
        if (command.Plan is { } plan && PlanOf(transition.Graph.Process.Process) is { } written && plan != written && written.To >= today)
        {
            given = given.Append("plan"); // while the written plan is not over, only a form that asks for it changes it
        }

        ImmutableArray<FieldProblem> problems =
        [
            .. given.Where(name => !asked.Contains(name)).Select(name => new FieldProblem(name, "this is not on the form")),
            .. transition.Graph.Process.Process.Data
                .Where(f => f.Required && asked.Contains(f.Name.Value) && IsEmpty(ValueOf(transition, f, command.Data)))
                .Select(f => new FieldProblem(f.Name.Value, "this must be filled in")),
        ];
        return problems.IsEmpty ? null : Refusals.Form(problems);
    }

    private static bool IsEmpty(FeelValue value) => value.IsNull || value is FeelText { Value: "" };

    private static ImmutableArray<FieldProblem> ProblemsOf(ProcessDefinition process, FeelContext given)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        foreach (var (name, value) in given.Entries)
        {
            if (process.Data.FirstOrDefault(f => f.Name.Value == name) is not { } field)
            {
                problems.Add(new(name, "the process has no such field"));
            }
            else if (!value.IsNull && FieldValues.ProblemOf(field.Type, value) is { } problem)
            {
                problems.Add(new(name, problem));
            }
        }

        return problems.ToImmutable();
    }

    private static FeelContext DataOf(Transition transition, FeelContext given) => new(
        transition.Graph.Process.Process.Data.Select(field => new KeyValuePair<string, FeelValue>(
            field.Name.Value,
            ValueOf(transition, field, given))));

    private static FeelValue ValueOf(Transition transition, DataField field, FeelContext given) =>
        given.Find(field.Name.Value) ?? DefaultOf(transition, field);

    private static FeelValue DefaultOf(Transition transition, DataField field)
    {
        if (transition.Graph.Process.Tables.TryGetValue(field.Name.Value, out var rows))
        {
            return rows;
        }

        return field.Default is { } text ? FieldValues.Parse(field.Type, text.Value) ?? FeelValue.Null : FeelValue.Null;
    }
}
