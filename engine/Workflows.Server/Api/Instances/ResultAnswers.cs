using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Directory;
using Workflows.Server.Api.Forms;

namespace Workflows.Server.Api.Instances;

/// <summary>Tells what people have answered so far, from what the steps of an instance have yielded.</summary>
/// <remarks>A step that was gone back to tells its last answer; the journal keeps the earlier ones.</remarks>
internal sealed class ResultAnswers(ProcessDefinition process, DirectoryToday directory)
{
    private readonly StepIds _ids = StepIds.Of(process.Steps);

    /// <summary>In the order of the steps; within a step, in the order of the items.</summary>
    public ImmutableList<StepAnswer> Of(InstanceState state)
    {
        var scopes = state.Scopes.Values.OrderBy(s => s.Id.Value).ToList();
        return
        [
            .. from step in Steps.Of(process)
               let human = _ids.Find(step.Node) as HumanStep
               where human is not null
               from scope in scopes
               let result = scope.Results.Find(step.Node) as FeelContext
               where result is not null
               from answer in InScope(state, scope, new(step, human), result)
               select answer,
        ];
    }

    private IEnumerable<StepAnswer> InScope(InstanceState state, Scope scope, Asked asked, FeelContext result)
    {
        var around = NameOf(state, scope);
        if (asked.Human.ForEach is null || IsItemOf(asked.Step.Node, state, scope))
        {
            return [Describe(asked, around, result)];
        }

        var items = result.Find("results") is FeelList list ? list.Items : [];
        return items.OfType<FeelContext>()
            .Where(item => item.Find("by") is FeelText || item.Find("answered") is FeelBoolean { Value: false })
            .Select(item => Describe(asked, Join(around, NameOf(item.Find("item") ?? FeelValue.Null)), item));
    }

    private StepAnswer Describe(Asked asked, string? item, FeelContext result)
    {
        var by = (result.Find("by") as FeelText)?.Value;
        return new(
            asked.Step.Node,
            asked.Step.Title,
            item,
            by is not null,
            directory.Name(by),
            result.Find("at") is FeelDate at && at.TryGetLocalDate(out var day) ? day : (LocalDate?)null,
            (result.Find("outcome") as FeelText)?.Value,
            [
                .. from line in FormLines.OfTask(asked.Human, label => label.Outline)
                   let value = result.Find(line.Name)
                   where value is not (null or FeelNull)
                   select new AnswerValue(line.Name, line.Label, line.Kind, PlainValues.Write(value)),
            ]);
    }

    private static bool IsItemOf(string step, InstanceState state, Scope scope) =>
        scope.Owner is { } owner && state.Tokens.TryGetValue(owner, out var token) && token.Node == StepIds.EachOf(step);

    /// <summary>The items that a scope runs for; null where it runs for none.</summary>
    private static string? NameOf(InstanceState state, Scope scope)
    {
        var around = scope.Parent is { } parent ? NameOf(state, state.Scopes[parent]) : null;
        return scope.Kind == ScopeKind.Item ? Join(around, NameOf(scope.Variables.Entries[0].Value)) : around;
    }

    private static string NameOf(FeelValue item) =>
        item is FeelContext context && context.Find("name") is FeelText { Value: var name } ? name : ItemName.Of(item);

    private static string Join(string? around, string item) => around is null ? item : $"{around}, {item}";

    private sealed record Asked(StepSummary Step, HumanStep Human);
}
