using System.Collections.Immutable;
using Workflows.Language.Decisions.Logic;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>An element of a decision requirements graph (DMN 1.5 §6).</summary>
public abstract class DrgElement
{
    private protected DrgElement(string id, string name, SourceSpan span, DeclaredType declared)
    {
        Id = id;
        Name = name;
        Span = span;
        Declared = declared;
    }

    public string Name { get; }

    public SourceSpan Span { get; }

    internal string Id { get; }

    internal DeclaredType Declared { get; }

    /// <summary>The type of its value, as far as is known.</summary>
    public abstract FeelType Type { get; }

    internal abstract FeelValue ValueIn(ModelRun run);
}

/// <summary>Data that a model is given.</summary>
public sealed class InputData : DrgElement
{
    internal InputData(string id, string name, SourceSpan span, DeclaredType declared)
        : base(id, name, span, declared)
    {
    }

    public override FeelType Type => Declared.Type;

    internal override FeelValue ValueIn(ModelRun run) => Declared.Conform(run.Inputs.Find(Name) ?? FeelValue.Null, run.Run);
}

/// <summary>A requirement: an element under the name by which logic reads it.</summary>
/// <remarks><c>Import</c>: the name of the import that the element comes from; null for one of the same model.</remarks>
internal sealed record Requirement(string? Import, DrgElement Element);

/// <summary>A decision: logic over what it requires.</summary>
public sealed class Decision : DrgElement
{
    internal Decision(string id, string name, SourceSpan span, DeclaredType declared)
        : base(id, name, span, declared)
    {
    }

    internal ImmutableArray<Requirement> Requirements { get; set; } = [];

    internal DecisionLogic? Logic { get; set; }

    public override FeelType Type => Declared.Type == FeelType.Any ? Logic?.Type ?? FeelType.Any : Declared.Type;

    /// <summary>The input data that it needs, directly or through other decisions.</summary>
    public ImmutableArray<InputData> Inputs
    {
        get
        {
            var (found, seen) = (ImmutableArray.CreateBuilder<InputData>(), new HashSet<DrgElement>());
            Collect(this, found, seen);
            return found.ToImmutable();
        }
    }

    /// <summary>Decides. Input data that is not among the inputs is null.</summary>
    public FeelResult Evaluate(FeelContext inputs, FeelMoment moment)
    {
        var run = new Run(moment);
        return run.ResultOf(new ModelRun(inputs, run).ValueOf(this));
    }

    /// <summary>Decides as <see cref="Evaluate"/> does, and tells which rules of its tables, and of those it requires, matched.</summary>
    public DecisionExplanation Explain(FeelContext inputs, FeelMoment moment) =>
        DecisionExplanation.Of(moment, run => new ModelRun(inputs, run).ValueOf(this));

    internal override FeelValue ValueIn(ModelRun run) => Logic is { } logic
        ? Declared.Conform(run.Guarded(logic.Height, Span, () => logic.Evaluate(run.VariablesFor(Requirements), run.Run)), run.Run)
        : run.Run.Null(Span, "The decision has no logic.");

    private static void Collect(Decision decision, ImmutableArray<InputData>.Builder found, HashSet<DrgElement> seen)
    {
        foreach (var (_, element) in decision.Requirements)
        {
            if (!seen.Add(element))
            {
                continue;
            }

            if (element is InputData input)
            {
                found.Add(input);
            }
            else if (element is Decision required)
            {
                Collect(required, found, seen);
            }
        }
    }
}

/// <summary>A function that decisions share: a business knowledge model.</summary>
internal sealed class KnowledgeModel(string id, string name, SourceSpan span, DeclaredType declared) : DrgElement(id, name, span, declared)
{
    public ImmutableArray<Requirement> Requirements { get; set; } = [];

    public FunctionBody? Body { get; set; }

    public override FeelType Type => Body?.Type ?? FeelType.AnyFunction;

    internal override FeelValue ValueIn(ModelRun run) =>
        Body is { } body ? body.Around(run.VariablesFor(Requirements)) : run.Run.Null(Span, "The function has no logic.");
}

/// <summary>Decisions offered as one function (DMN 1.5 §6.3.10 and §10.4).</summary>
public sealed class DecisionService : DrgElement
{
    internal DecisionService(string id, string name, SourceSpan span, DeclaredType declared)
        : base(id, name, span, declared)
    {
    }

    internal ImmutableArray<DrgElement> Parameters { get; set; } = [];

    internal ImmutableArray<Decision> Outputs { get; set; } = [];

    public override FeelType Type => new FeelType.FunctionOf([.. Parameters.Select(p => p.Type)], ResultType);

    /// <summary>What the caller gives: input data first, then values of decisions.</summary>
    public IEnumerable<DrgElement> Inputs => Parameters;

    private FeelType ResultType => Outputs.Length == 1
        ? Outputs[0].Type
        : new FeelType.ContextOf(Outputs.DistinctBy(o => o.Name).ToImmutableDictionary(o => o.Name, o => o.Type, StringComparer.Ordinal));

    /// <summary>Decides: the value of the one output decision, or a context of several.</summary>
    public FeelResult Evaluate(FeelContext inputs, FeelMoment moment)
    {
        var run = new Run(moment);
        return run.ResultOf(Decide(inputs, run));
    }

    /// <summary>Decides as <see cref="Evaluate"/> does, and tells which rules of its tables matched.</summary>
    public DecisionExplanation Explain(FeelContext inputs, FeelMoment moment) => DecisionExplanation.Of(moment, run => Decide(inputs, run));

    internal override FeelValue ValueIn(ModelRun run) =>
        new FeelFunction($"function({string.Join(", ", Parameters.Select(p => p.Name))}) {Name}", new Service(this));

    private FeelValue Decide(FeelContext inputs, Run run)
    {
        var inner = new ModelRun(inputs, run);
        foreach (var given in Parameters.OfType<Decision>())
        {
            inner.Know(given, given.Declared.Conform(inputs.Find(given.Name) ?? FeelValue.Null, run));
        }

        return Outputs.Length == 1
            ? inner.ValueOf(Outputs[0])
            : new FeelContext(Outputs.Select(o => KeyValuePair.Create(o.Name, inner.ValueOf(o))));
    }

    private sealed class Service(DecisionService service) : ICallable
    {
        public ImmutableArray<FeelParameter> Parameters { get; } = [.. service.Parameters.Select(p => new FeelParameter(p.Name, p.Type))];

        public FeelType Result => service.ResultType;

        public FeelValue Call(FeelValue[] arguments, Run run, SourceSpan span)
        {
            var inputs = new FeelContext(service.Parameters.Zip(arguments, (p, a) => KeyValuePair.Create(p.Name, a)));
            return service.Declared.Conform(service.Decide(inputs, run), run);
        }
    }
}
