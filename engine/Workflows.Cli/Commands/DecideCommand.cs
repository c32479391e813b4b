using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Decisions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Cli.Commands;

/// <summary>Decides by a table or a model.</summary>
internal sealed class DecideCommand : FormattedCommand
{
    private readonly Argument<string> _decision = new("file")
    {
        Description = "A .decision.yaml file, or a .dmn file, # and the name of a decision or decision service in it",
    };

    private readonly JsonOption _input = new("--input", "The inputs; one that is left out is null");

    public DecideCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "decide",
            "Decides by a decision table: what it answers, and which rules matched",
            new Example("decide few-reports.decision.yaml --input '{\"reports\": 2}'", "decides by a table"),
            new Example("decide 'routing.dmn#Decide unit' --input @case.json",
                "decides by a model that was drawn in another tool, with inputs from a file"),
            new Example("decide few-reports.decision.yaml --input '{\"reports\": 2}' --format json", "tells the same to a program"))
    {
        Arguments.Add(_decision);
        Options.Add(_input);
    }

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var decision = OneDecision.Find(Surroundings, given.GetRequiredValue(_decision), bag);
        var findings = bag.Sorted();
        if (decision is null)
        {
            NotDecided(output, findings);
            return Task.FromResult(ExitCode.Findings);
        }

        var inputs = InputsOf(decision, _input.Read(given, Surroundings));
        var explanation = decision.Explain(inputs, Surroundings.Moment);
        ImmutableArray<string> missing = [.. decision.Inputs.Select(i => i.Name).Where(i => inputs.Find(i) is null)];
        if (output.Format == OutputFormat.Json)
        {
            output.Json(DecidedJson.Of(decision, explanation, missing, findings));
        }
        else
        {
            Write(output, decision, explanation, missing, findings);
        }

        return Task.FromResult(Math.Max(FindingsReport.ExitCodeOf(findings), NullReasons.ExitCodeOf(explanation.Result)));
    }

    private FeelContext InputsOf(NamedDecision decision, JsonElement json)
    {
        var known = decision.Inputs.DistinctBy(i => i.Name).ToImmutableDictionary(i => i.Name, i => i.Type, StringComparer.Ordinal);
        if (json.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !known.ContainsKey(n)) is { } unknown)
        {
            var names = decision.Inputs.Select(i => i.Name).ToList();
            throw CommandStoppedException.Usage(
                $"'{decision.Title}' has no input '{unknown}'.",
                Suggestion.Hint(unknown, names) ?? $"it has {(names.Count == 0 ? "none" : Listing.And(names))}");
        }

        return FeelJson.ReadPlain(json, new FeelType.ContextOf(known), out var problem) as FeelContext
            ?? throw CommandStoppedException.Usage($"{_input.Name} does not fit '{decision.Title}'. {problem}");
    }

    private static void NotDecided(CommandOutput output, ImmutableArray<Diagnostic> findings)
    {
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new { diagnostics = findings.Select(DiagnosticJson.Of) });
            return;
        }

        FindingsReport.Write(output, findings, Severity.Warning);
        output.Line($"Not decided: {DiagnosticRenderer.Summary(findings)}.");
    }

    private static void Write(
        CommandOutput output, NamedDecision decision, DecisionExplanation explanation, ImmutableArray<string> missing,
        ImmutableArray<Diagnostic> findings)
    {
        FindingsReport.Write(output, findings, Severity.Warning);
        if (!missing.IsEmpty)
        {
            output.Remark($"Not given, so null: {Listing.And(missing)}.");
        }

        output.Text(decision.Title);
        var answers = explanation.Result.Value is FeelContext several
            ? several.Entries
            : [KeyValuePair.Create(decision.Answer, explanation.Result.Value)];
        foreach (var (name, value) in answers)
        {
            output.Text($"  {name}: {value}");
        }

        if (!explanation.Matched.IsEmpty)
        {
            output.Line();
            output.Table(TableOf(explanation.Matched));
        }

        var reasons = NullReasons.Of(explanation.Result);
        if (!reasons.IsEmpty)
        {
            output.Line();
            FindingsReport.Write(output, reasons, Severity.Info);
        }
    }

    private static TextTable TableOf(ImmutableArray<MatchedRule> matched)
    {
        var table = new TextTable("RULE", "WHERE", "NOTES");
        foreach (var rule in matched)
        {
            table.Row(
                rule.Number.ToString(CultureInfo.InvariantCulture),
                rule.Span.ToString(),
                string.Join("; ", rule.Annotations.Select(a => a.Name.Length == 0 ? a.Text : $"{a.Name}: {a.Text}")));
        }

        return table;
    }

    private sealed record DecidedJson(
        string Decision,
        JsonElement Value,
        string Feel,
        ImmutableArray<RuleJson> Matched,
        ImmutableArray<string> Missing,
        ImmutableArray<DiagnosticJson> Diagnostics)
    {
        public static DecidedJson Of(
            NamedDecision decision, DecisionExplanation explanation, ImmutableArray<string> missing,
            ImmutableArray<Diagnostic> findings) => new(
            decision.Title,
            ValueJson.Of(explanation.Result.Value),
            explanation.Result.Value.ToString(),
            [.. explanation.Matched.Select(m => new RuleJson(m.Number, m.Span.Source.Path, SpanJson.Of(m.Span), m.Annotations))],
            missing,
            [.. findings.AddRange(NullReasons.Of(explanation.Result)).Select(DiagnosticJson.Of)]);
    }

    private sealed record RuleJson(int Rule, string Path, SpanJson Span, ImmutableArray<RuleAnnotation> Notes);
}
