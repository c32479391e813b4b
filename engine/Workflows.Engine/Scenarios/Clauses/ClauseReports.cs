using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>Which clauses are shown to be carried out, for people, for programs (JSON), and for build servers (JUnit's XML).</summary>
public static class ClauseReports
{
    private const int MostScenarios = 3;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Clause by clause: what carries it, and what fails without that.</summary>
    public static string Text(IEnumerable<ProcessClauses> processes)
    {
        var text = new StringBuilder();
        foreach (var process in processes)
        {
            var shown = process.Clauses.Count(c => c.IsShown);
            text.Append(CultureInfo.InvariantCulture, $"{process.ProcessId}: {shown} of {process.Clauses.Length} clauses are shown to be carried out\n\n");
            foreach (var clause in process.Clauses)
            {
                text.Append(clause.IsShown ? "  shown    " : "  NOT SHOWN  ").Append(clause.Clause).Append("  ").Append(clause.Text.Trim().ReplaceLineEndings(" ")).Append('\n');
                text.Append("           carried by ").AppendJoin(", ", clause.Carriers.Select(c => c.Name).Distinct()).Append('\n');
                foreach (var line in Evidence(clause))
                {
                    text.Append("           ").Append(line).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    public static string Json(ImmutableArray<ProcessClauses> processes) => JsonSerializer.Serialize(
        new ReportJson(
            processes.All(p => p.AllShown),
            [.. processes.Select(p => new ProcessJson(p.ProcessId, [.. p.Clauses.Select(Json)]))]),
        Options);

    /// <summary>One test suite a process, one test case a clause.</summary>
    public static string JUnit(ImmutableArray<ProcessClauses> processes)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new() { Indent = true, OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("testsuites");
            foreach (var process in processes)
            {
                writer.WriteStartElement("testsuite");
                writer.WriteAttributeString("name", $"{process.ProcessId}: clauses");
                writer.WriteAttributeString("tests", process.Clauses.Length.ToString(CultureInfo.InvariantCulture));
                writer.WriteAttributeString("failures", process.Clauses.Count(c => !c.IsShown).ToString(CultureInfo.InvariantCulture));
                foreach (var clause in process.Clauses)
                {
                    writer.WriteStartElement("testcase");
                    writer.WriteAttributeString("classname", process.ProcessId);
                    writer.WriteAttributeString("name", $"{clause.Clause}: {clause.Text.Trim().ReplaceLineEndings(" ")}");
                    if (!clause.IsShown)
                    {
                        writer.WriteStartElement("failure");
                        writer.WriteAttributeString("message", Evidence(clause).First());
                        writer.WriteEndElement();
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return xml.Append('\n').ToString();
    }

    private static IEnumerable<string> Evidence(ClauseProof clause)
    {
        if (clause.Finding is { } finding)
        {
            return [$"without that the file is no longer valid: {finding.Code} {finding.Message}"];
        }

        if (clause.Failing.IsEmpty)
        {
            return ["no scenario fails without that: write one that expects what the clause asks for"];
        }

        var more = clause.Failing.Length > MostScenarios
            ? [string.Create(CultureInfo.InvariantCulture, $"and {clause.Failing.Length - MostScenarios} more")]
            : Array.Empty<string>();
        return
        [
            .. clause.Failing.Take(MostScenarios).Select(f => string.Create(
                CultureInfo.InvariantCulture, $"without that fails: {f.Title} ({f.Scenario}:{f.First.Span.StartPosition.Line})")),
            .. more,
        ];
    }

    private static ClauseJson Json(ClauseProof clause) => new(
        clause.Clause,
        clause.Text,
        clause.IsShown,
        [.. clause.Carriers.Select(c => new CarrierJson(c.Name, c.Span.Source.Path, c.Span.StartPosition.Line))],
        [.. clause.Failing.Select(f => new FailureJson(f.Scenario, f.Title, DiagnosticJson.Of(f.First)))],
        clause.Finding is { } finding ? DiagnosticJson.Of(finding) : null);

    private sealed record ReportJson(bool AllShown, ImmutableArray<ProcessJson> Processes);

    private sealed record ProcessJson(string Process, ImmutableArray<ClauseJson> Clauses);

    private sealed record ClauseJson(
        string Clause, string Text, bool Shown, ImmutableArray<CarrierJson> CarriedBy, ImmutableArray<FailureJson> FailingWithout, DiagnosticJson? InvalidWithout);

    private sealed record CarrierJson(string Name, string Path, int Line);

    private sealed record FailureJson(string Scenario, string Title, DiagnosticJson First);
}
