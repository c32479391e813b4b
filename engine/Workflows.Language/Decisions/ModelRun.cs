using System.Collections.Immutable;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>One evaluation of a model: each element's value is found once.</summary>
internal sealed class ModelRun(FeelContext inputs, Run run)
{
    private readonly Dictionary<DrgElement, FeelValue> _values = [];

    public FeelContext Inputs { get; } = inputs;

    public Run Run { get; } = run;

    public FeelValue ValueOf(DrgElement element)
    {
        if (!_values.TryGetValue(element, out var value))
        {
            value = element.ValueIn(this);
            _values[element] = value;
        }

        return value;
    }

    /// <summary>Takes a value as given instead of deciding it.</summary>
    public void Know(DrgElement element, FeelValue value) => _values[element] = value;

    /// <summary>What the logic of an element reads: its requirements by name, those of an import within a context of its name.</summary>
    public FeelContext VariablesFor(ImmutableArray<Requirement> requirements) => new(
    [
        .. requirements.Where(r => r.Import is null).Select(Named),
        .. requirements.Where(r => r.Import is not null).GroupBy(r => r.Import!, Named)
            .Select(g => KeyValuePair.Create(g.Key, (FeelValue)new FeelContext(g))),
    ]);

    /// <summary>Goes one level deeper, unless that is too deep.</summary>
    public FeelValue Guarded(int height, SourceSpan span, Func<FeelValue> evaluate)
    {
        if (!Run.Enter(height, span))
        {
            return FeelValue.Null;
        }

        var value = evaluate();
        Run.Leave(height);
        return value;
    }

    private KeyValuePair<string, FeelValue> Named(Requirement requirement) =>
        KeyValuePair.Create(requirement.Element.Name, ValueOf(requirement.Element));
}
