using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Instances;
using Xunit;

namespace Workflows.Server.Tests.Api;

public sealed class ItemSensitivityTests
{
    [Theory]
    [InlineData(Sensitivity.Internal, "The Lark")]
    [InlineData(Sensitivity.Personal, "2")]
    [InlineData(Sensitivity.Special, "2")]
    public void An_item_of_a_personal_list_is_told_by_its_number(Sensitivity sensitivity, string label)
    {
        var labels = new ItemLabels(
            ImmutableDictionary<string, Sensitivity>.Empty.Add("ask", sensitivity),
            ImmutableDictionary<TaskId, ImmutableArray<ItemPlace>>.Empty.Add(
                new(4), [new("ask", 2, new FeelContext([new("id", FeelValue.Of("lark")), new("name", FeelValue.Of("The Lark"))]))]));

        Assert.Equal(label, labels.Of(new(4)));
        Assert.Null(labels.Of(new(5)));
    }
}
