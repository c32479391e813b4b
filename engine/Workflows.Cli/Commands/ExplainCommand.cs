using System.CommandLine;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Tells more of a finding.</summary>
internal sealed class ExplainCommand : FormattedCommand
{
    private readonly Argument<string?> _code = new("code")
    {
        Description = "Such as WF2003; without it, all codes are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ExplainCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "explain",
            "Tells why something is a mistake and how to mend it",
            new Example("explain WF2003", "tells about the finding WF2003"),
            new Example("explain", "lists every code"))
    {
        Arguments.Add(_code);
    }

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        if (given.GetValue(_code) is not { } code)
        {
            List(output);
            return Task.FromResult(ExitCode.Good);
        }

        var rule = RuleCatalogue.Language.Find(code) ?? throw CommandStoppedException.Usage(
            $"There is no finding {code}.",
            Suggestion.Hint(code, RuleCatalogue.Language.All.Select(r => r.Code)) ?? "'workflows explain' lists every code");
        if (output.Format == OutputFormat.Json)
        {
            output.Json(RuleJson.Of(rule));
        }
        else
        {
            output.Line($"{rule.Code} {rule.Title} ({Word(rule.Severity)})");
            output.Line();
            output.Text(rule.Explanation);
        }

        return Task.FromResult(ExitCode.Good);
    }

    private static void List(CommandOutput output)
    {
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new RulesJson([.. RuleCatalogue.Language.All.Select(RuleJson.Of)]));
            return;
        }

        var table = new TextTable("CODE", "SEVERITY", "TITLE");
        foreach (var rule in RuleCatalogue.Language.All)
        {
            table.Row(rule.Code, Word(rule.Severity), rule.Title);
        }

        output.Table(table);
    }

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private sealed record RulesJson(IReadOnlyList<RuleJson> Rules);

    private sealed record RuleJson(string Code, Severity Severity, string Title, string Explanation)
    {
        public static RuleJson Of(DiagnosticRule rule) => new(rule.Code, rule.Severity, rule.Title, rule.Explanation);
    }
}
