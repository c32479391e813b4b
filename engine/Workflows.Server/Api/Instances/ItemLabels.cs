using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Instances;

/// <summary>Tells the tasks of a for-each apart for those who may not read the case: by the item's name where the list is not personal,
/// else by its number.</summary>
internal sealed class ItemLabels(
    ImmutableDictionary<string, Sensitivity> sensitivities, ImmutableDictionary<TaskId, ImmutableArray<ItemPlace>> places)
{
    public string? Of(TaskId task) => places.TryGetValue(task, out var around) ? string.Join(", ", around.Select(LabelOf)) : null;

    private string LabelOf(ItemPlace place) =>
        sensitivities.GetValueOrDefault(place.Step, Sensitivity.Secret) < Sensitivity.Personal
            ? NameOf(place.Item)
            : place.Number.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(FeelValue item) =>
        item is FeelContext context && context.Find("name") is FeelText { Value: var name } ? name : ItemName.Of(item);
}
