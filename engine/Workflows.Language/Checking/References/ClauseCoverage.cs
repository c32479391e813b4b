using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.References;

/// <summary>Finds clauses that nothing carries out (WF6003). Several processes may
/// share the clauses of one document, so it takes all of them.</summary>
internal static class ClauseCoverage
{
    public static void Run(IEnumerable<CheckedProcess> processes, DiagnosticBag diagnostics)
    {
        // Of a process with errors it is not known what it will carry out once it is mended.
        foreach (var sharing in processes.Where(p => p.Clauses is not null).GroupBy(p => p.Clauses!.Source).Where(g => !g.Any(p => p.HasErrors)))
        {
            var cited = sharing.SelectMany(p => ClauseCheck.CitedBy(p.Process)).Select(w => w.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var clause in sharing.First().Clauses!.Clauses.Where(c => c.OutOfScope is null && !cited.Contains(c.Id.Value)))
            {
                diagnostics.Report(
                    ClauseRules.NotCarried,
                    clause.Id.Span,
                    $"No step carries out the clause '{clause.Id}'.",
                    $"cite it where it is carried out with 'clause: {clause.Id}', or say why not with 'out-of-scope'");
            }
        }
    }
}
