using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>plan: { from: 2020-02-10, to: 2020-06-05 }</c>.</summary>
internal static class PlanReader
{
    public static PlanWindow? Read(MappingReader map)
    {
        var from = map.RequiredDate("from");
        var to = map.RequiredDate("to");
        var clauses = map.OptionalWords("clause");
        var assumed = ReasonReader.Read(map);
        ProcessVocabulary.Plan.Close(map);
        if (from is null || to is null)
            return null;
        if (to < from)
            map.Diagnostics.Report(
                StepRules.Plan, map.Mapping.Find("to")!.Value.Span, "The plan ends before it begins.", "give the last day behind 'to'");
        return new(map.Mapping.Span, from.Value, to.Value) { Clauses = clauses, Assumed = assumed };
    }
}
