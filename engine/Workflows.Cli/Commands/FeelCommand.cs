using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Cli.Commands;

/// <summary>Evaluates an expression.</summary>
internal sealed class FeelCommand : FormattedCommand
{
    private readonly Argument<string> _expression = new("expression") { Description = "The expression, in quotes for the shell" };
    private readonly JsonOption _context = new("--context",
        "The names that it may use, with their values; their types are taken from the values. A text such as @\"2020-02-10\" is the date");

    public FeelCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "feel",
            "Evaluates an expression: its value and type, or what is wrong with it",
            new Example("feel 'sum([1, 2, 3]) > 5'", "prints true and the type boolean"),
            new Example("feel 'if reports = 0 then \"none\" else \"some\"' --context '{\"reports\": 2}'",
                "uses a name, whose type is known from its value"),
            new Example("feel 'units[reply = null].name' --context @case.json", "takes the names from a file"),
            new Example("feel 'due < today()' --context '{\"due\": \"@\\\"2020-02-10\\\"\"}'",
                "gives a date, which JSON does not have, as FEEL writes it"),
            new Example("feel 'date(\"2020-02-30\")' --format json", "tells a program what is wrong"))
    {
        Arguments.Add(_expression);
        Options.Add(_context);
    }

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var context = ContextOf(_context.Read(given, Surroundings));
        var scope = new FeelScope(context.Entries.ToImmutableDictionary(e => e.Key, e => FeelType.Of(e.Value), StringComparer.Ordinal));
        var bag = new DiagnosticBag();
        var expression = FeelExpression.Compile(new SourceText("expression", given.GetRequiredValue(_expression)), scope, bag);
        if (expression is null)
        {
            Write(output, null, bag.Sorted());
            return Task.FromResult(ExitCode.Findings);
        }

        var result = expression.Evaluate(context, Surroundings.Moment);
        var type = result.Value.IsNull ? expression.Type : FeelType.Of(result.Value);
        Write(output, new(ValueJson.Of(result.Value), result.Value.ToString(), type.ToString()),
            [.. bag.Sorted(), .. NullReasons.Of(result)]);
        return Task.FromResult(NullReasons.ExitCodeOf(result));
    }

    private FeelContext ContextOf(JsonElement json) => FeelJson.ReadPlain(json, FeelType.AnyContext, out var problem) is FeelContext context
        ? (FeelContext)WrittenOutValues.In(context, Surroundings.Moment)
        : throw CommandStoppedException.Usage($"{_context.Name} cannot be used: {problem}");

    private static void Write(CommandOutput output, EvaluatedJson? evaluated, ImmutableArray<Diagnostic> findings)
    {
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new FeelJsonAnswer(evaluated, [.. findings.Select(DiagnosticJson.Of)]));
            return;
        }

        if (evaluated is not null)
        {
            output.Text(evaluated.Feel);
            output.Text($"type: {evaluated.Type}");
            if (!findings.IsEmpty)
            {
                output.Line();
            }
        }

        FindingsReport.Write(output, findings, Severity.Info);
    }

    /// <remarks><c>Answer</c>: null when the expression has errors.</remarks>
    private sealed record FeelJsonAnswer(EvaluatedJson? Answer, ImmutableArray<DiagnosticJson> Diagnostics);

    /// <remarks><c>Feel</c>: the value as an expression that reads back as it; in <c>Value</c> dates are texts.</remarks>
    private sealed record EvaluatedJson(JsonElement Value, string Feel, string Type);
}
