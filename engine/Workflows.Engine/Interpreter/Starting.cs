using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>The start of an instance: who may, with which data.</summary>
internal static class Starting
{
    public static Refusal? Carry(Transition transition, StartInstance command)
    {
        if (transition.State.Header.Status != InstanceStatus.None)
        {
            return Refusals.AlreadyStarted();
        }

        var process = transition.Graph.Process.Process;
        var problems = ProblemsOf(process, command.Data);
        if (!problems.IsEmpty)
        {
            return Refusals.Form(problems);
        }

        var today = transition.Graph.Calendar.DateOf(transition.Now);
        transition.Emit(new InstanceStarted(
            process.Id.Value,
            transition.Graph.Definition,
            command.By,
            transition.Now,
            new(command.Received ?? today, command.Occurred, today),
            DataOf(transition, command.Data)));
        if (command.By is { } person && !process.Start.IsEmpty && RefusalOf(transition, person, command.Data) is { } refusal)
        {
            return refusal;
        }

        transition.Create(ScopeId.Root, transition.Graph.Start);
        return null;
    }

    /// <summary>A person starts by a rule of the process, and fills in what that rule's form asks for.</summary>
    private static Refusal? RefusalOf(Transition transition, string person, FeelContext given)
    {
        var rules = transition.Graph.Process.Process.Start;
        var own = rules.Where(r => transition.IsBehind(transition.Principals([r.By], ScopeId.Root), person)).ToList();
        if (own.Count == 0)
        {
            return Refusals.MayNotStart(person, transition.Principals(rules.Select(r => r.By), ScopeId.Root));
        }

        var asked = own.SelectMany(r => r.Form).Select(f => f.Value).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<FieldProblem> others = [.. given.Entries.Where(e => !asked.Contains(e.Key)).Select(e => new FieldProblem(e.Key, "this is not on the form"))];
        return others.IsEmpty ? null : Refusals.Form(others);
    }

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
            given.Find(field.Name.Value) ?? DefaultOf(transition, field))));

    private static FeelValue DefaultOf(Transition transition, DataField field)
    {
        if (transition.Graph.Process.Tables.TryGetValue(field.Name.Value, out var rows))
        {
            return rows;
        }

        return field.Default is { } text ? FieldValues.Parse(field.Type, text.Value) ?? FeelValue.Null : FeelValue.Null;
    }
}
