using System.Globalization;
using System.Text;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>Clause by clause for people: what carries it, and what fails without that.</summary>
public static class ClauseText
{
    public static string Of(IEnumerable<DocumentClauses> documents)
    {
        var text = new StringBuilder();
        foreach (var document in documents)
        {
            text.Append(CultureInfo.InvariantCulture, $"{document.Title} ({document.Path}): {Summary(document)}\n\n");
            foreach (var clause in document.Clauses)
            {
                text.Append("  ").Append(Standing(clause).PadRight(14)).Append(clause.Clause).Append("  ").Append(Line(clause.Text)).Append('\n');
                foreach (var line in Evidence(clause))
                {
                    text.Append(' ', 16).Append(line).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary><c>37 of 37 clauses are shown to be carried out, 1 out of scope</c></summary>
    private static string Summary(DocumentClauses document)
    {
        var outside = document.Clauses.Length - document.Asked.Count();
        var shown = string.Create(
            CultureInfo.InvariantCulture, $"{document.Asked.Count(c => c.IsShown)} of {document.Asked.Count()} clauses are shown to be carried out");
        return outside == 0 ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}, {outside} out of scope");
    }

    private static string Standing(ClauseStanding clause) => clause switch
    {
        { OutOfScope: not null } => "out of scope",
        { IsShown: true } => "shown",
        _ => "NOT SHOWN",
    };

    /// <summary>Why a clause is held to be carried out or not, a line for every part
    /// that carries it; the first that is missed by nobody at the top.</summary>
    internal static IEnumerable<string> Evidence(ClauseStanding clause) => clause switch
    {
        { OutOfScope: { } why } => [Line(why)],
        { Carriers.IsEmpty: true } => ["nothing cites it"],
        _ => clause.Carriers.OrderBy(c => c.Proof is { IsShown: true }).Select(c => $"{c.Name} ({c.ProcessId}): {Evidence(c)}"),
    };

    private static string Evidence(ClauseCarrier carrier) => carrier switch
    {
        { Proof.Finding: { } finding } => $"without it the file is no longer valid: {finding.Code} {finding.Message}",
        { Proof.Failure: { } failure } => string.Create(
            CultureInfo.InvariantCulture, $"without it fails: {failure.Title} ({failure.Scenario}:{failure.First.Span.StartPosition.Line})"),
        { IsReached: false } => "no scenario comes to it",
        { Proof: not null } => "no scenario fails without it: write one that expects what the clause asks for",
        _ => "a scenario comes to it",
    };

    internal static string Line(string text) => text.Trim().ReplaceLineEndings(" ");
}
