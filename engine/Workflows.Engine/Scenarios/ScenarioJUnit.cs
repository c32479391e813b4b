using System.Globalization;
using System.Text;
using System.Xml;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>What scenarios came to as the XML that build servers read (JUnit's).</summary>
/// <remarks>One test suite a process, one test case a scenario, with what no scenario comes to as properties; and one test suite a document, one test
/// case a clause: skipped when no step has to carry it or no scenario comes to it, failed when it was taken away and nobody noticed.</remarks>
public static class ScenarioJUnit
{
    public static string Write(ScenarioSuite suite)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new() { Indent = true, OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("testsuites");
            foreach (var process in suite.Results.GroupBy(r => r.ProcessId ?? "unknown", StringComparer.Ordinal))
            {
                WriteProcess(writer, process.Key, [.. process], suite.Coverage.FirstOrDefault(c => c.ProcessId == process.Key));
            }

            foreach (var document in suite.Documents)
            {
                WriteDocument(writer, document);
            }

            writer.WriteEndElement();
        }

        return xml.Append('\n').ToString();
    }

    private static void WriteProcess(XmlWriter writer, string process, IReadOnlyList<ScenarioResult> results, ProcessCoverage? coverage)
    {
        OpenSuite(writer, process, results.Count, results.Count(r => !r.Passed), skipped: 0);
        if (coverage is not null)
        {
            writer.WriteStartElement("properties");
            WriteCoverage(writer, "steps", coverage.Steps);
            WriteCoverage(writer, "outcomes", coverage.Outcomes);
            writer.WriteEndElement();
        }

        foreach (var result in results)
        {
            OpenCase(writer, process, result.Title);
            writer.WriteAttributeString("file", result.Path);
            if (!result.Passed)
            {
                Tell(writer, "failure", result.Diagnostics.First(d => d.Severity == Severity.Error).Message, ScenarioReports.Failure(result));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCoverage(XmlWriter writer, string what, Coverage coverage)
    {
        WriteProperty(writer, what, coverage.ToString());
        if (!coverage.Missing.IsEmpty)
        {
            WriteProperty(writer, $"{what}.missing", string.Join(", ", coverage.Missing));
        }
    }

    private static void WriteProperty(XmlWriter writer, string name, string value)
    {
        writer.WriteStartElement("property");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("value", value);
        writer.WriteEndElement();
    }

    private static void WriteDocument(XmlWriter writer, DocumentClauses document)
    {
        var clauses = document.Clauses.Select(c => (Clause: c, Verdict: VerdictOf(c))).ToList();
        OpenSuite(writer, document.Path, clauses.Count, clauses.Count(c => c.Verdict == "failure"), clauses.Count(c => c.Verdict == "skipped"));
        foreach (var (clause, verdict) in clauses)
        {
            OpenCase(writer, document.Path, $"{clause.Clause}: {ClauseText.Line(clause.Text)}");
            if (verdict is not null)
            {
                var evidence = ClauseText.Evidence(clause).ToList();
                Tell(writer, verdict, evidence[0], evidence.Count == 1 ? "" : string.Join('\n', evidence));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static string? VerdictOf(ClauseStanding clause) => clause switch
    {
        { OutOfScope: not null } => "skipped",
        _ when clause.Carriers.Any(c => c.Proof is { IsShown: false }) => "failure",
        { IsReached: false } => "skipped",
        _ => null,
    };

    private static void OpenSuite(XmlWriter writer, string name, int tests, int failures, int skipped)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("skipped", skipped.ToString(CultureInfo.InvariantCulture));
    }

    private static void OpenCase(XmlWriter writer, string suite, string name)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", suite);
        writer.WriteAttributeString("name", name);
    }

    private static void Tell(XmlWriter writer, string verdict, string message, string text)
    {
        writer.WriteStartElement(verdict);
        writer.WriteAttributeString("message", message);
        writer.WriteString(text);
        writer.WriteEndElement();
    }
}
