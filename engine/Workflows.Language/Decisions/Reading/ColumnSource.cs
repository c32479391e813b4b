using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Language.Yaml;

namespace Workflows.Language.Decisions.Reading;

/// <summary>An input or output of a decision file, as read.</summary>
/// <remarks><c>Computed</c>: the expression under <c>is:</c>, or null for an input that is given. <c>Allowed</c>: empty where every
/// value is. <c>Default</c>: an output's value where no rule matches, or null. <c>Label</c>: what people call it, or null.</remarks>
internal sealed record ColumnSource(
    Word Name, InputKind Kind, YamlScalar? Computed, ImmutableArray<YamlScalar> Allowed, YamlScalar? Default, Word? Label)
{
    public FeelType Type => Kind switch
    {
        InputKind.Text => FeelType.Text,
        InputKind.YesNo => FeelType.Boolean,
        InputKind.Date => FeelType.Date,
        InputKind.Number or InputKind.WholeNumber => FeelType.Number,
        _ => FeelType.Any,
    };
}
