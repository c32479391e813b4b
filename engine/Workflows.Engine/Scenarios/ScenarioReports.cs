using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Engine.Simulation;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>What scenarios came to, and what of processes and documents they cover, for programs (JSON) and for people.</summary>
/// <remarks>With and without proofs the report has the same shape: a proof that was not made is null.</remarks>
public static class ScenarioReports
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(ScenarioSuite suite) => JsonSerializer.Serialize(
        new SuiteJson(
            suite.Passed,
            suite.AllShown,
            [.. suite.Results.Select(r => new ResultJson(r.Path, r.Title, r.ProcessId, r.Passed, [.. r.Diagnostics.Select(DiagnosticJson.Of)]))],
            suite.Coverage,
            [.. suite.Documents.Select(d => new DocumentJson(d.Path, d.Title, d.Reached, [.. d.Clauses.Select(Json)]))]),
        Options);

    /// <summary>The findings as people read them, and below them what happened.</summary>
    public static string Failure(ScenarioResult result) =>
        string.Concat(result.Diagnostics.Select(new DiagnosticRenderer().Render))
            + (result.Trace.IsEmpty ? "" : $"\nWhat happened:\n{TimelineText.Write(result.Trace)}");

    private static ClauseJson Json(ClauseStanding clause) => new(
        clause.Clause,
        clause.Text,
        clause.OutOfScope,
        clause.IsReached,
        clause.Carriers.Any(c => c.Proof is not null) ? clause.IsShown : null,
        [
            .. clause.Carriers.Select(c => new CarrierJson(
                c.ProcessId,
                c.Name,
                c.Span.Source.Path,
                c.Span.StartPosition.Line,
                c.IsReached,
                c.Proof?.Failure is { } failure ? new(failure.Scenario, failure.Title, DiagnosticJson.Of(failure.First)) : null,
                c.Proof?.Finding is { } finding ? DiagnosticJson.Of(finding) : null)),
        ]);

    private sealed record SuiteJson(
        bool Passed,
        bool? AllShown,
        ImmutableArray<ResultJson> Scenarios,
        ImmutableArray<ProcessCoverage> Coverage,
        ImmutableArray<DocumentJson> Documents);

    private sealed record ResultJson(string Path, string Title, string? Process, bool Passed, ImmutableArray<DiagnosticJson> Diagnostics);

    private sealed record DocumentJson(string Path, string Document, Coverage Reached, ImmutableArray<ClauseJson> Clauses);

    private sealed record ClauseJson(
        string Clause, string Text, string? OutOfScope, bool Reached, bool? Shown, ImmutableArray<CarrierJson> CarriedBy);

    private sealed record CarrierJson(
        string Process, string Name, string Path, int Line, bool Reached, FailureJson? FailingWithout, DiagnosticJson? InvalidWithout);

    private sealed record FailureJson(string Scenario, string Title, DiagnosticJson First);
}
