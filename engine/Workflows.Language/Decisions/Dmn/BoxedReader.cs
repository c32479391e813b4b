using System.Collections.Immutable;
using Workflows.Language.Decisions.Logic;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Decisions.Dmn;

/// <summary>Reads and compiles boxed expressions (DMN 1.5 §10.2.1).</summary>
internal sealed class BoxedReader(TypeReader types, DiagnosticBag diagnostics)
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "decisionTable", "context", "invocation", "functionDefinition", "relation", "list",
        "conditional", "filter", "for", "some", "every",
    };

    /// <summary>The boxed expression within an element; null when there is none.</summary>
    public static DmnNode? Within(DmnNode node) =>
        node.Children.Where(c => Kinds.Contains(c.Name)).Select(c => (DmnNode?)c).FirstOrDefault();

    /// <summary>The logic within an element, or one that yields null when there is none.</summary>
    /// <remarks><c>result</c>: the type that its value is declared to have.</remarks>
    public DecisionLogic ReadWithin(DmnNode node, FeelScope scope, DeclaredType result) =>
        Within(node) is { } box ? Read(box, scope, result) : new FailedLogic(node.Span, "There is no logic here.");

    public DecisionLogic Read(DmnNode box, FeelScope scope, DeclaredType result)
    {
        var declared = types.Of(box);
        var logic = box.Name switch
        {
            "literalExpression" => Literal(box, scope),
            "decisionTable" => Table(box, scope, result.Type == FeelType.Any ? declared.Type : result.Type),
            "context" => Context(box, scope),
            "invocation" => Invocation(box, scope),
            "functionDefinition" => new FunctionLogic(Function(box, "", scope, DeclaredType.Any)),
            "relation" => Relation(box, scope),
            "list" => new ListLogic([.. box.Children.Where(c => Kinds.Contains(c.Name)).Select(c => Read(c, scope, DeclaredType.Any))]),
            "conditional" => new ConditionalLogic(box.Span, Part(box, "if", scope), Part(box, "then", scope), Part(box, "else", scope)),
            "filter" => Filter(box, scope),
            _ => Loop(box, scope),
        };
        return declared.Type == FeelType.Any && declared.Allowed is null ? logic : new ConformingLogic(logic, declared);
    }

    /// <summary>The parameters and body of a function (DMN 1.5 §7.3.12).</summary>
    public FunctionBody Function(DmnNode node, string name, FeelScope scope, DeclaredType result)
    {
        var parameters = node.All("formalParameter").Select(p => (Name: p["name"] ?? "", Type: types.Of(p))).ToImmutableArray();
        var inner = parameters.Aggregate(scope, (s, p) => s.With(p.Name, p.Type.Type));
        DecisionLogic body;
        if (node["kind"] is { } kind && kind != "FEEL")
        {
            diagnostics.Report(
                DecisionRules.UnsupportedLogic,
                node.Span,
                $"Functions written in {kind} are not run here.",
                "express the logic as a table or in FEEL");
            body = new FailedLogic(node.Span, $"Functions written in {kind} are not run here.");
        }
        else
        {
            body = ReadWithin(node, inner, result);
        }

        return new(node.Span, name, parameters, body, result);
    }

    private DecisionLogic Literal(DmnNode box, FeelScope scope)
    {
        if (box.Expression() is not { } text)
        {
            return new FailedLogic(box.Span, "The expression is empty.");
        }

        return FeelExpression.CompileLenient(text, scope, diagnostics) is { } expression
            ? new LiteralLogic(expression)
            : new FailedLogic(box.Span, "The text is not an expression.");
    }

    private DecisionLogic Table(DmnNode box, FeelScope scope, FeelType result)
    {
        var source = new TableReader(types, diagnostics).Read(box, result);
        return source is not null && new TableCompiler(scope, diagnostics).Compile(source) is { } table
            ? new TableLogic(table)
            : new FailedLogic(box.Span, "The table could not be read.");
    }

    private ContextLogic Context(DmnNode box, FeelScope scope)
    {
        var entries = ImmutableArray.CreateBuilder<(string, DeclaredType, DecisionLogic)>();
        var fields = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        DecisionLogic? result = null;
        foreach (var entry in box.All("contextEntry"))
        {
            if (entry.Find("variable") is not { } variable)
            {
                result = ReadWithin(entry, scope, DeclaredType.Any);
                continue;
            }

            var name = variable["name"] ?? "";
            var declared = types.Of(variable);
            var logic = ReadWithin(entry, scope, declared);
            var type = declared.Type == FeelType.Any ? logic.Type : declared.Type;
            scope = scope.With(name, type);
            fields[name] = type;
            entries.Add((name, declared, logic));
        }

        return new(result?.Type ?? new FeelType.ContextOf(fields.ToImmutable()), entries.ToImmutable(), result);
    }

    private InvocationLogic Invocation(DmnNode box, FeelScope scope)
    {
        var bindings = box.All("binding")
            .Select(b => (b.Find("parameter")?["name"] ?? "", ReadWithin(b, scope, DeclaredType.Any)))
            .ToImmutableArray();
        return new(box.Span, ReadWithin(box, scope, DeclaredType.Any), bindings);
    }

    private RelationLogic Relation(DmnNode box, FeelScope scope) => new(
        [.. box.All("column").Select(c => c["name"] ?? "")],
        [.. box.All("row")
            .Select(r => r.Children.Where(c => Kinds.Contains(c.Name)).Select(c => Read(c, scope, DeclaredType.Any)).ToImmutableArray())]);

    private FilterLogic Filter(DmnNode box, FeelScope scope)
    {
        var list = Part(box, "in", scope);
        var item = TypeRules.ItemOf(list.Type);
        var inner = scope.With("item", item);
        if (item is FeelType.ContextOf context)
        {
            inner = inner with { Variables = inner.Variables.SetItems(context.Fields) };
        }

        return new(box.Span, list, Part(box, "match", inner));
    }

    private LoopLogic Loop(DmnNode box, FeelScope scope)
    {
        var name = box["iteratorVariable"] ?? "";
        var list = Part(box, "in", scope);
        var item = list.Type is FeelType.RangeOf range ? range.Item : TypeRules.ItemOf(list.Type);
        var inner = scope.With(name, item);
        return box.Name == "for"
            ? new(box.Span, LoopKind.For, name, list, Part(box, "return", inner.With("partial", FeelType.AnyList)))
            : new(box.Span, box.Name == "some" ? LoopKind.Some : LoopKind.Every, name, list, Part(box, "satisfies", inner));
    }

    private DecisionLogic Part(DmnNode box, string name, FeelScope scope) =>
        box.Find(name) is { } part
            ? ReadWithin(part, scope, DeclaredType.Any)
            : new FailedLogic(box.Span, $"The part '{name}' is missing.");
}
