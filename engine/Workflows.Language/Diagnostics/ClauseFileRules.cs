namespace Workflows.Language.Diagnostics;

/// <summary>1401 to 1499: clause files.</summary>
public static class ClauseFileRules
{
    public static readonly DiagnosticRule SameClause = new("WF1401", Severity.Error, "Clauses told apart by letters' case only",
        """
        Two clauses whose ids differ only in upper and lower case are easily mistaken for one another where a step cites them.
        Give one of them another id.
        """);
}
