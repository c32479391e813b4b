using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Feel;

/// <summary>A FEEL expression that was parsed, checked and compiled once; stateless and safe to share between threads.</summary>
public sealed class FeelExpression
{
    private readonly Node _node;
    private readonly int _slots;

    private FeelExpression(Node node, FeelParser parser, SourceSpan span, string text)
    {
        _node = node;
        _slots = parser.Slots;
        Span = span;
        Text = text;
        Names = [.. parser.Variables];
        Compared = [.. parser.Compared];
    }

    public SourceSpan Span { get; }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>What it yields, as far as checking can tell.</summary>
    public FeelType Type => _node.Type;

    /// <summary>The variables of the scope that it reads; for incidents and privacy checks.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Parses and checks the part of a scalar from <paramref name="start"/> on as an expression.</summary>
    /// <returns>The compiled expression, or null when an error was reported (3xxx, with spans inside the YAML file).</returns>
    public static FeelExpression? Compile(YamlScalar scalar, int start, FeelScope scope, DiagnosticBag diagnostics) =>
        Compile(scalar, start, scalar.Value.Length, scope, diagnostics);

    /// <summary>Parses and checks the part of a scalar from <paramref name="start"/> up to <paramref name="end"/>: a placeholder.</summary>
    /// <inheritdoc cref="Compile(YamlScalar, int, FeelScope, DiagnosticBag)" path="/returns"/>
    public static FeelExpression? Compile(YamlScalar scalar, int start, int end, FeelScope scope, DiagnosticBag diagnostics) =>
        Strict(ExpressionText.Of(scalar, start, end), scope, diagnostics, static p => p.Parse());

    /// <summary>Parses and checks a whole text, such as one given on the command line.</summary>
    /// <inheritdoc cref="Compile(YamlScalar, int, FeelScope, DiagnosticBag)" path="/returns"/>
    public static FeelExpression? Compile(SourceText source, FeelScope scope, DiagnosticBag diagnostics) =>
        Strict(ExpressionText.Of(source), scope, diagnostics, static p => p.Parse());

    /// <summary>Compiles as DMN asks of a model: what can be read is compiled, whatever the checker thinks of it, and yields null
    /// where it makes no sense. How serious that is the scope says.</summary>
    /// <returns>Null only for a text that is no expression.</returns>
    internal static FeelExpression? CompileLenient(ExpressionText text, FeelScope scope, DiagnosticBag diagnostics) =>
        Lenient(text, scope, diagnostics, static p => p.Parse());

    /// <summary>Compiles the cell of a decision table: tests of the variable <c>?</c>.</summary>
    internal static FeelExpression? CompileTests(ExpressionText text, FeelType tested, FeelScope scope, DiagnosticBag diagnostics) =>
        Lenient(text, scope.With("?", tested), diagnostics, p => p.ParseTests(tested));

    /// <summary>Evaluates against variables. Never throws for what an author wrote: FEEL yields null with a reason (DMN 1.5
    /// §10.3.2.5).</summary>
    public FeelResult Evaluate(FeelContext variables, FeelMoment moment)
    {
        var run = new Run(moment);
        return run.ResultOf(Evaluate(variables, run));
    }

    /// <summary>The texts that it compares variables with.</summary>
    internal ImmutableArray<ComparedText> Compared { get; }

    /// <summary>What it was compiled to, for checks that look at conditions.</summary>
    internal Node Root => _node;

    /// <summary>The stack that an evaluation takes, in the measure of <see cref="Run.Enter"/>.</summary>
    internal int Height => _node.Height;

    /// <summary>The value of an expression that is written out; null for others.</summary>
    internal FeelValue? Constant => (_node as ConstantNode)?.Value;

    /// <summary>For the cell of a table: its tests, when they need no variable but the tested value. Null for others.</summary>
    internal ConstantTests? ConstantTests => ConstantTests.Of(_node);

    /// <summary>Evaluates as part of a larger evaluation, at whose cost it goes.</summary>
    internal FeelValue Evaluate(FeelContext variables, Run run) =>
        _node.Evaluate(new(run, variables, _slots == 0 ? [] : new FeelValue[_slots]));

    private static FeelExpression? Strict(ExpressionText text, FeelScope scope, DiagnosticBag diagnostics, Func<FeelParser, Node?> parse)
    {
        var found = new DiagnosticBag();
        var expression = Build(text, scope, found, parse);
        diagnostics.AddRange(found.Sorted());
        return found.HasErrors ? null : expression;
    }

    private static FeelExpression? Lenient(ExpressionText text, FeelScope scope, DiagnosticBag diagnostics, Func<FeelParser, Node?> parse)
    {
        var found = new DiagnosticBag();
        var expression = Build(text, scope, found, parse);
        var isDemoted = expression is not null && scope.TypeFindings < Severity.Error;
        diagnostics.AddRange(found.Sorted().Select(d => isDemoted ? d with { Rule = d.Rule with { Severity = scope.TypeFindings } } : d));
        return expression;
    }

    private static FeelExpression? Build(ExpressionText text, FeelScope scope, DiagnosticBag diagnostics, Func<FeelParser, Node?> parse)
    {
        var parser = new FeelParser(text, scope, diagnostics);
        return parse(parser) is { } node ? new(node, parser, text.SpanOf(0, text.Text.Length), text.Text) : null;
    }
}

/// <summary>The names that an expression may use, with their types.</summary>
public sealed record FeelScope(ImmutableDictionary<string, FeelType> Variables)
{
    public static FeelScope Empty { get; } = new(ImmutableDictionary<string, FeelType>.Empty);

    /// <summary>Types that have a name of their own, for <c>instance of</c> and parameters.</summary>
    public ImmutableDictionary<string, FeelType> Types { get; init; } = ImmutableDictionary<string, FeelType>.Empty;

    /// <summary>How serious it is that an expression can be read and never yields a value. A model that another tool drew runs all the
    /// same, as the standard asks; there it is a warning.</summary>
    public Severity TypeFindings { get; init; } = Severity.Error;

    public FeelScope With(string name, FeelType type) => this with { Variables = Variables.SetItem(name, type) };
}

/// <summary>What <c>now()</c> and <c>today()</c> answer.</summary>
public readonly record struct FeelMoment(Instant Now, DateTimeZone Zone);

/// <summary>A value and, where it became null against expectation, the reasons.</summary>
public sealed record FeelResult(FeelValue Value, ImmutableArray<FeelReason> Reasons);

/// <summary>Why a part of an expression yielded null.</summary>
public sealed record FeelReason(SourceSpan Span, string Message);
