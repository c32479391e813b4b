using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>A decision model of one DMN file, checked and compiled; stateless and safe to share between threads.</summary>
public sealed class DecisionModel
{
    internal DecisionModel(
        SourceText source, string name, string @namespace, ImmutableArray<DrgElement> elements,
        ImmutableDictionary<string, DeclaredType> types)
    {
        Source = source;
        Name = name;
        Namespace = @namespace;
        Elements = elements;
        Types = types;
    }

    public SourceText Source { get; }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>The decisions that can be asked for.</summary>
    public IEnumerable<Decision> Decisions => Elements.OfType<Decision>();

    /// <summary>The decision services that can be asked for.</summary>
    public IEnumerable<DecisionService> Services => Elements.OfType<DecisionService>();

    /// <summary>Its decision tables, each with the name of the decision or function that it is.</summary>
    public IEnumerable<(string Name, DecisionTable Table)> Tables => Elements
        .Select(e => (e.Name, Table: (e as Decision)?.Logic?.Table ?? (e as KnowledgeModel)?.Body?.Body.Table))
        .Where(e => e.Table is not null)
        .Select(e => (e.Name, e.Table!));

    internal ImmutableArray<DrgElement> Elements { get; }

    internal ImmutableDictionary<string, DeclaredType> Types { get; }

    public Decision? FindDecision(string name) => Decisions.FirstOrDefault(d => d.Name == name);

    public DecisionService? FindService(string name) => Services.FirstOrDefault(s => s.Name == name);

    /// <summary>Everything that can be asked: decisions, then services.</summary>
    /// <param name="files">The files that the model was read from.</param>
    public ImmutableArray<NamedDecision> Ask(ImmutableArray<SourceText> files) =>
        [.. Decisions.Select(d => NamedDecision.Of(d, files)), .. Services.Select(s => NamedDecision.Of(s, files))];

    /// <summary>Calls a function of the model, a business knowledge model, with arguments by name.</summary>
    /// <returns>Null when the model has no function of this name.</returns>
    public FeelResult? Call(string function, FeelContext arguments, FeelMoment moment)
    {
        if (Elements.OfType<KnowledgeModel>().FirstOrDefault(k => k.Name == function) is not { } knowledge)
        {
            return null;
        }

        var run = new Run(moment);
        var value = Calling.Call(new ModelRun(FeelContext.Empty, run).ValueOf(knowledge), arguments.Entries, run, knowledge.Span);
        return run.ResultOf(value);
    }
}
