using System.Collections.Immutable;

namespace Workflows.Language.Definitions;

/// <summary>Names that the result of a step has of itself.</summary>
internal static class StepResultNames
{
    /// <summary>No field of a form may have one of these.</summary>
    public static ImmutableArray<string> Reserved { get; } = ["outcome", "by", "at", "presented_by", "item", "answered", "checklist"];
}
