using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Syntax;

namespace Workflows.Language.Decisions.Tables;

/// <summary>Compiles the cells of a table in the scope of its inputs.</summary>
internal sealed class TableCompiler(FeelScope scope, DiagnosticBag diagnostics)
{
    /// <summary>The table; null when a cell could not be read, which was reported.</summary>
    public DecisionTable? Compile(TableSource source)
    {
        var inputs = source.Inputs.Select(Input).ToImmutableArray();
        var outputs = source.Outputs.Select(Output).ToImmutableArray();
        var types = source.Inputs.Select(
            (s, i) => s.Type == FeelType.Any ? inputs[i]?.Expression.Type ?? FeelType.Any : s.Type).ToImmutableArray();
        var rules = source.Rules.Select(r => Rule(r, types)).ToImmutableArray();
        return inputs.Contains(null) || outputs.Contains(null) || rules.Contains(null)
            ? null
            : new(new(source.Span, source.HitPolicy, source.Aggregation, inputs!, outputs!, source.Annotations), rules!);
    }

    private TableInput? Input(InputSource source)
    {
        var expression = FeelExpression.CompileLenient(source.Expression, scope, diagnostics);
        var type = source.Type == FeelType.Any ? expression?.Type ?? FeelType.Any : source.Type;
        var allowed = source.Allowed is null ? null : Test(source.Allowed, type);
        return expression is null || (source.Allowed is not null && allowed is null)
            ? null
            : new(source.Label, expression, allowed, source.Words);
    }

    private TableOutput? Output(OutputSource source)
    {
        var allowed = source.Allowed is null ? null : Test(source.Allowed, source.Type);
        var fallback = source.Default is null ? null : FeelExpression.CompileLenient(source.Default, scope, diagnostics);
        return (source.Allowed is not null && allowed is null) || (source.Default is not null && fallback is null)
            ? null
            : new(source.Name, source.Type, allowed?.Constant?.Values ?? [], fallback, source.Words);
    }

    private TableRule? Rule(RuleSource source, ImmutableArray<FeelType> types)
    {
        var tests = source.Tests.Select((t, i) => Test(t, types[i])).ToImmutableArray();
        var results = source.Results.Select(r => FeelExpression.CompileLenient(r, scope, diagnostics)).ToImmutableArray();
        return tests.Contains(null) || results.Contains(null)
            ? null
            : new(source.Span, tests!, results!, source.Annotations, source.Written);
    }

    private CellTest? Test(ExpressionText text, FeelType type) =>
        FeelExpression.CompileTests(text, type, scope, diagnostics) is { } expression ? new(expression) : null;
}
