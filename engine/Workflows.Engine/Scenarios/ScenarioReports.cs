using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Workflows.Engine.Simulation;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Scenarios;

/// <summary>What scenarios came to, for programs: JSON, and the XML that build servers read (JUnit's).</summary>
public static class ScenarioReports
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(ScenarioSuite suite) => JsonSerializer.Serialize(
        new SuiteJson(
            suite.Passed,
            [.. suite.Results.Select(r => new ResultJson(r.Path, r.Title, r.ProcessId, r.Passed, [.. r.Diagnostics.Select(DiagnosticJson.Of)]))],
            suite.Coverage),
        Options);

    /// <summary>One test suite a process, one test case a scenario; a failure holds the findings and the trace.</summary>
    public static string JUnit(ScenarioSuite suite)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new() { Indent = true, OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("testsuites");
            foreach (var process in suite.Results.GroupBy(r => r.ProcessId ?? "unknown", StringComparer.Ordinal))
            {
                writer.WriteStartElement("testsuite");
                writer.WriteAttributeString("name", process.Key);
                writer.WriteAttributeString("tests", process.Count().ToString(CultureInfo.InvariantCulture));
                writer.WriteAttributeString("failures", process.Count(r => !r.Passed).ToString(CultureInfo.InvariantCulture));
                foreach (var result in process)
                {
                    WriteCase(writer, process.Key, result);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return xml.Append('\n').ToString();
    }

    /// <summary>The findings as people read them, and below them what happened.</summary>
    public static string Failure(ScenarioResult result) =>
        string.Concat(result.Diagnostics.Select(new DiagnosticRenderer().Render)) + (result.Trace.IsEmpty ? "" : $"\nWhat happened:\n{TimelineText.Write(result.Trace)}");

    private static void WriteCase(XmlWriter writer, string process, ScenarioResult result)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", process);
        writer.WriteAttributeString("name", result.Title);
        writer.WriteAttributeString("file", result.Path);
        if (!result.Passed)
        {
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("message", result.Diagnostics.First(d => d.Severity == Severity.Error).Message);
            writer.WriteString(Failure(result));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private sealed record SuiteJson(bool Passed, ImmutableArray<ResultJson> Scenarios, ImmutableArray<ProcessCoverage> Coverage);

    private sealed record ResultJson(string Path, string Title, string? Process, bool Passed, ImmutableArray<DiagnosticJson> Diagnostics);
}
