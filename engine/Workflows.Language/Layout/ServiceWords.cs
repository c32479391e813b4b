using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What a call, a document and a checklist say in a drawing.</summary>
internal static class ServiceWords
{
    public static string TitleOf(HttpStep step) => $"{step.Method.Name} {step.Address.Outline}";

    public static string TellOf(ImmutableArray<Word> checklist) =>
        "to tick: " + string.Join(", ", checklist.Select(line => line.Value));

    /// <param name="step">The document.</param>
    /// <param name="nameOf">A role as people call it.</param>
    public static IEnumerable<(RowKind Kind, string Text)> DetailsOf(DocumentStep step, Func<RoleReference, string> nameOf)
    {
        if (!step.Copies.IsEmpty)
            yield return (RowKind.Who, "to " + string.Join(", ", step.Copies.Select(nameOf)));
    }
}
