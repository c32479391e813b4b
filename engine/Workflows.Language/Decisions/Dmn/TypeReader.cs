using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Syntax;

namespace Workflows.Language.Decisions.Dmn;

/// <summary>Reads the item definitions of a model (DMN 1.5 §7.3.2). Definitions may refer to later ones.</summary>
internal sealed class TypeReader
{
    private static readonly FeelType[] Own =
    [
        FeelType.Any, FeelType.Null, FeelType.Boolean, FeelType.Number, FeelType.Text, FeelType.Date, FeelType.Time, FeelType.DateTime,
        FeelType.DaysDuration, FeelType.MonthsDuration, FeelType.AnyContext, FeelType.AnyFunction,
    ];

    private readonly Dictionary<string, DmnNode> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeclaredType> _types;
    private readonly HashSet<string> _reading = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;

    public TypeReader(DmnNode definitions, IEnumerable<KeyValuePair<string, DeclaredType>> imported, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _types = new(imported, StringComparer.Ordinal);
        foreach (var item in definitions.All("itemDefinition"))
        {
            _definitions.TryAdd(item["name"] ?? "", item);
        }
    }

    /// <summary>All types of the model by name; those of imported models by <c>import.name</c>.</summary>
    public ImmutableDictionary<string, DeclaredType> ReadAll()
    {
        foreach (var name in _definitions.Keys)
        {
            Named(name);
        }

        return _types.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>The type that an element refers to by its <c>typeRef</c>; Any when it names none, or an unknown one, which is
    /// reported.</summary>
    public DeclaredType Of(DmnNode node)
    {
        var name = node["typeRef"] ?? node.Find("typeRef")?.Element.Value.Trim();
        if (string.IsNullOrEmpty(name))
        {
            return DeclaredType.Any;
        }

        if (Named(name) is { } type)
        {
            // One of FEEL's own stands in no file: what does not fit it is told where it is asked for.
            return type.Span == default ? type with { Span = node.Span } : type;
        }

        _diagnostics.Report(
            DecisionRules.UnknownModelType,
            node.Span,
            $"There is no type '{name}'.",
            Suggestion.Hint(name, _definitions.Keys) ?? "define it in the model, or choose one of FEEL's own, such as string, number or boolean");
        return DeclaredType.Any;
    }

    private DeclaredType? Named(string name)
    {
        if (_types.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_definitions.TryGetValue(name, out var definition))
        {
            // A type that contains itself has no last level; there it is taken as anything.
            if (!_reading.Add(name))
            {
                return DeclaredType.Any;
            }

            var type = Read(definition);
            _types[name] = type;
            return type;
        }

        return OwnType(name);
    }

    private DeclaredType? OwnType(string name)
    {
        // feel:string and the like: older files name types with the prefix of a namespace.
        var local = name[(name.LastIndexOf(':') + 1)..];
        if (local != name && (_types.TryGetValue(local, out var known) || _definitions.ContainsKey(local)))
        {
            return known ?? Named(local);
        }

        return local switch
        {
            "dateTime" => new(FeelType.DateTime),
            "dayTimeDuration" => new(FeelType.DaysDuration),
            "yearMonthDuration" => new(FeelType.MonthsDuration),
            _ => Own.FirstOrDefault(t => t.ToString() == local) is { } type ? new(type) : null,
        };
    }

    private DeclaredType Read(DmnNode item)
    {
        var type = item.Find("functionItem") is { } function ? Function(function)
            : item.All("itemComponent").Any() ? Context(item)
            : Of(item);
        if (item.Find("allowedValues")?.Expression() is { } allowed)
        {
            type = type with { Allowed = Tests(allowed, type.Type) ?? type.Allowed };
        }

        if (item["isCollection"] is "true" or "1")
        {
            type = type with { Type = new FeelType.ListOf(type.Type) };
        }

        if (item.Find("typeConstraint")?.Expression() is { } constraint)
        {
            type = type with { Constraint = Tests(constraint, type.Type) };
        }

        return type with { Span = item.Span };
    }

    private DeclaredType Context(DmnNode item)
    {
        var fields = item.All("itemComponent")
            .DistinctBy(c => c["name"])
            .ToImmutableDictionary(c => c["name"] ?? "", Read, StringComparer.Ordinal);
        return new(new FeelType.ContextOf(fields.ToImmutableDictionary(f => f.Key, f => f.Value.Type,
            StringComparer.Ordinal))) { Fields = fields };
    }

    private DeclaredType Function(DmnNode function)
    {
        var result = function["outputTypeRef"] is { } name ? Named(name)?.Type ?? FeelType.Any : FeelType.Any;
        return new(new FeelType.FunctionOf([.. function.All("parameters").Select(p => Of(p).Type)], result));
    }

    private CellTest? Tests(ExpressionText text, FeelType type) =>
        FeelExpression.CompileTests(text, type, FeelScope.Empty with { TypeFindings = Severity.Warning }, _diagnostics) is { } tests
            ? new(tests)
            : null;
}
