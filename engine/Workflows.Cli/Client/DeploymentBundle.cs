using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Cli.Client;

/// <summary>Files as the server is told of them, and the way back from its paths to those that the person sees.</summary>
internal sealed class DeploymentBundle
{
    private readonly Dictionary<string, SourceText> _local;

    private DeploymentBundle(Dictionary<string, SourceText> local) => _local = local;

    public DeploymentRequest Request => new([.. _local.Select(f => new SourceFile(f.Key, f.Value.Content))]);

    /// <summary>The server's paths begin at the folder that holds all files, so that it takes them for those that it reads at its start.
    /// Scenarios stay at home, and so does what no file names as a template, such as a README in a folder above.</summary>
    public static DeploymentBundle Of(SourceSet files)
    {
        var processes = files.Files.Values.Where(f => FolderChecker.IsProcess(f.Path)).ToList();
        var sent = files.Files.Values
            .Where(f => !f.Path.EndsWith(".scenario.yaml", StringComparison.Ordinal))
            .Where(f => !f.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || processes.Exists(p => Names(p, f)))
            .ToList();
        var folders = sent.Select(f => f.Path[..(f.Path.LastIndexOf('/') + 1)]).ToList();
        var shared = folders.MinBy(f => f.Length) ?? "";
        while (!folders.TrueForAll(f => f.StartsWith(shared, StringComparison.Ordinal)))
        {
            shared = shared[..(shared.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return new(sent.ToDictionary(f => f.Path[shared.Length..], StringComparer.Ordinal));
    }

    private static bool Names(SourceText process, SourceText template) =>
        process.Content.Contains(template.Path[(template.Path.LastIndexOf('/') + 1)..], StringComparison.Ordinal);

    /// <summary>The server's findings at their places in the files as the person sees them.</summary>
    public ImmutableArray<Diagnostic> Local(IEnumerable<DiagnosticJson> findings) => [.. findings.Select(Local)];

    private Diagnostic Local(DiagnosticJson finding)
    {
        var severity = Enum.Parse<Severity>(finding.Severity, ignoreCase: true);
        var rule = RuleCatalogue.Language.Find(finding.Code) ?? new(finding.Code, severity, finding.Message, "");
        return new(
            rule with { Severity = severity },
            SpanOf(finding.Path, finding.Span),
            finding.Message,
            finding.Hint,
            [.. finding.Related.Select(r => new RelatedPlace(SpanOf(r.Path, r.Span), r.Message))]);
    }

    private SourceSpan SpanOf(string path, SpanJson span)
    {
        var source = _local.GetValueOrDefault(path) ?? new SourceText(path, "");
        return source.Span(source.OffsetOf(span.Start.Line, span.Start.Column), source.OffsetOf(span.End.Line, span.End.Column));
    }
}
