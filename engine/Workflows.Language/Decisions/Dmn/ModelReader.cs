using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Dmn;

/// <summary>Reads a DMN file (DMN 1.5 §6 and §12) into a compiled model.</summary>
internal sealed class ModelReader
{
    private readonly DmnNode _root;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<(string Name, DecisionModel Model)> _imports;
    private readonly TypeReader _types;
    private readonly ImmutableDictionary<string, DeclaredType> _allTypes;
    private readonly List<(DmnNode Node, DrgElement Element)> _elements = [];
    private readonly Dictionary<DrgElement, bool> _compiled = [];

    private ModelReader(DmnNode root, Func<string, DecisionModel?> imported, DiagnosticBag diagnostics)
    {
        _root = root;
        _diagnostics = diagnostics;
        _imports = [.. root.All("import").Select(i => Import(i, imported)).Where(i => i.Model is not null)!];
        _types = new(root, ImportedTypes(), diagnostics);
        _allTypes = _types.ReadAll();
    }

    /// <summary>The model; null when the file is no DMN file, which is reported.</summary>
    /// <remarks><c>imported</c> finds a model by its namespace.</remarks>
    public static DecisionModel? Read(SourceText source, Func<string, DecisionModel?> imported, DiagnosticBag diagnostics)
    {
        if (XmlSource.Read(source, diagnostics) is not { } file)
        {
            return null;
        }

        var root = new DmnNode(file, file.Root);
        if (root.Name != "definitions")
        {
            diagnostics.Report(DecisionRules.NotReadable, root.Span,
                $"This is not a decision model: its outermost element is '{root.Name}', not 'definitions'.",
                "export it as DMN from the tool that it was drawn in");
            return null;
        }

        return new ModelReader(root, imported, diagnostics).Read(source);
    }

    private DecisionModel Read(SourceText source)
    {
        foreach (var node in _root.Children)
        {
            if (ElementOf(node) is { } element)
            {
                _elements.Add((node, element));
            }
        }

        foreach (var (node, element) in _elements)
        {
            Connect(node, element);
        }

        foreach (var (node, element) in _elements)
        {
            Compile(node, element);
        }

        return new(source, _root["name"] ?? "", _root["namespace"] ?? "", [.. _elements.Select(e => e.Element)], _allTypes);
    }

    private (string Name, DecisionModel? Model) Import(DmnNode node, Func<string, DecisionModel?> imported)
    {
        var model = imported(node["namespace"] ?? "");
        if (model is null)
        {
            _diagnostics.Report(
                DecisionRules.UnknownImport, node.Span, $"There is no model with the namespace '{node["namespace"]}'.",
                "put its file beside this one");
        }

        return (node["name"] ?? "", model);
    }

    private IEnumerable<KeyValuePair<string, DeclaredType>> ImportedTypes() =>
        from import in _imports
        from type in import.Model.Types
        select KeyValuePair.Create(import.Name.Length == 0 ? type.Key : $"{import.Name}.{type.Key}", type.Value);

    private DrgElement? ElementOf(DmnNode node)
    {
        var variable = node.Find("variable");
        var name = variable?["name"] ?? node["name"] ?? "";
        var id = node["id"] ?? name;
        var type = variable is { } declared ? _types.Of(declared) : DeclaredType.Any;
        return node.Name switch
        {
            "inputData" => new InputData(id, name, node.Span, type),
            "decision" => new Decision(id, name, node.Span, type),
            "businessKnowledgeModel" => new KnowledgeModel(id, name, node.Span, type),
            "decisionService" => new DecisionService(id, name, node.Span, type),
            _ => null,
        };
    }

    private void Connect(DmnNode node, DrgElement element)
    {
        switch (element)
        {
            case Decision decision:
                decision.Requirements = RequirementsOf(node);
                break;
            case KnowledgeModel knowledge:
                knowledge.Requirements = RequirementsOf(node);
                break;
            case DecisionService service:
                service.Parameters = [.. Referred(node, "inputData"), .. Referred(node, "inputDecision")];
                service.Outputs = [.. Referred(node, "outputDecision").OfType<Decision>()];
                break;
        }
    }

    private ImmutableArray<Requirement> RequirementsOf(DmnNode node) =>
    [
        .. node.Children
            .Where(c => c.Name is "informationRequirement" or "knowledgeRequirement")
            .SelectMany(c => c.Children)
            .Where(c => c.Name is "requiredInput" or "requiredDecision" or "requiredKnowledge")
            .Select(Resolve)
            .OfType<Requirement>(),
    ];

    private IEnumerable<DrgElement> Referred(DmnNode node, string name) =>
        node.All(name).Select(Resolve).OfType<Requirement>().Select(r => r.Element);

    private Requirement? Resolve(DmnNode reference)
    {
        var href = reference["href"] ?? "";
        var mark = href.LastIndexOf('#');
        var (model, id) = mark < 0 ? ("", href) : (href[..mark], href[(mark + 1)..]);
        var found = model.Length == 0 || model == _root["namespace"]
            ? _elements.Where(e => e.Element.Id == id).Select(e => new Requirement(null, e.Element)).FirstOrDefault()
            : null;
        found ??= (from import in _imports
                   where model.Length == 0 || import.Model.Namespace == model
                   from element in import.Model.Elements
                   where element.Id == id
                   select new Requirement(import.Name.Length == 0 ? null : import.Name, element)).FirstOrDefault();
        if (found is null)
        {
            _diagnostics.Report(
                DecisionRules.UnknownElement, reference.Span, $"There is no element '{href}' to require.",
                "draw the requirement anew, or put the imported file beside this one");
        }

        return found;
    }

    /// <summary>Compiles an element after those that it requires, so that their types are known.</summary>
    private void Compile(DmnNode node, DrgElement element)
    {
        if (_compiled.TryGetValue(element, out var done))
        {
            if (!done && element is Decision)
            {
                _diagnostics.Report(
                    DecisionRules.CircularRequirement, element.Span, $"'{element.Name}' requires itself through other decisions.",
                    "take one arrow of the circle out");
            }

            return;
        }

        _compiled[element] = false;
        switch (element)
        {
            case Decision decision:
                CompileAll(decision.Requirements);
                CompileDecision(node, decision);
                break;
            case KnowledgeModel knowledge:
                CompileAll(knowledge.Requirements);
                CompileKnowledge(node, knowledge);
                break;
            case DecisionService service:
                CompileAll([.. service.Outputs.Select(o => new Requirement(null, o))]);
                break;
        }

        _compiled[element] = true;
    }

    private void CompileAll(ImmutableArray<Requirement> requirements)
    {
        foreach (var (node, element) in _elements.Where(e => requirements.Any(r => r.Element == e.Element)).ToList())
        {
            Compile(node, element);
        }
    }

    private void CompileDecision(DmnNode node, Decision decision)
    {
        if (BoxedReader.Within(node) is { } box)
        {
            decision.Logic = new BoxedReader(_types, _diagnostics).Read(box, ScopeOf(decision.Requirements), decision.Declared);
        }
        else
        {
            _diagnostics.Report(
                DecisionRules.MissingLogic, node.Span, $"The decision '{decision.Name}' has no logic.",
                "add a table or an expression, or take the decision out");
        }
    }

    private void CompileKnowledge(DmnNode node, KnowledgeModel knowledge)
    {
        if (node.Find("encapsulatedLogic") is { } function)
        {
            var scope = ScopeOf(knowledge.Requirements).With(knowledge.Name, FeelType.AnyFunction);
            knowledge.Body = new BoxedReader(_types, _diagnostics).Function(function, knowledge.Name, scope, DeclaredType.Any);
        }
    }

    private FeelScope ScopeOf(ImmutableArray<Requirement> requirements)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        foreach (var import in requirements.GroupBy(r => r.Import))
        {
            var types = import.DistinctBy(r => r.Element.Name).ToImmutableDictionary(
                r => r.Element.Name, r => r.Element.Type, StringComparer.Ordinal);
            if (import.Key is null)
            {
                variables.AddRange(types);
            }
            else
            {
                variables[import.Key] = new FeelType.ContextOf(types);
            }
        }

        return new(variables.ToImmutable())
        {
            Types = _allTypes.ToImmutableDictionary(t => t.Key, t => t.Value.Type, StringComparer.Ordinal),
            TypeFindings = Severity.Warning,
        };
    }
}
