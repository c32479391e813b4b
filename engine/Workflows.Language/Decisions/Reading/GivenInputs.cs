using System.Collections.Immutable;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Decisions.Reading;

/// <summary>What a table has to be given: its own inputs that are not worked out, and those of the tables that it requires.</summary>
internal static class GivenInputs
{
    public static ImmutableArray<DecisionColumn> Of(
        ImmutableArray<ColumnSource> inputs, ImmutableArray<DecisionFile> required, DiagnosticBag diagnostics)
    {
        var given = inputs.Where(i => i.Computed is null).Select(i => new DecisionColumn(i.Name.Value, i.Type)).ToList();
        foreach (var (table, input) in required.SelectMany(r => r.Inputs.Select(i => (r, i))))
        {
            var same = inputs.FirstOrDefault(i => i.Name.Value == input.Name);
            if (same is null)
            {
                if (given.TrueForAll(g => g.Name != input.Name))
                {
                    given.Add(input);
                }
            }
            else if (same.Computed is not null || same.Type != input.Type)
            {
                diagnostics.Report(
                    DecisionRules.OtherInput, same.Name.Span,
                    $"'{table.Id}', which this table requires, has an input '{same.Name}' that is something else.",
                    "give one of them another name");
            }
        }

        return [.. given];
    }
}
