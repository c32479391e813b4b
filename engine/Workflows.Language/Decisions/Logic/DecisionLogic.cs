using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Decisions.Logic;

/// <summary>A boxed expression, compiled (DMN 1.5 §7.3 and §10.2.1).</summary>
internal abstract class DecisionLogic(FeelType type, int height)
{
    /// <summary>What it yields, as far as is known.</summary>
    public FeelType Type { get; } = type;

    /// <summary>The stack that an evaluation takes, in the measure of <see cref="Run.Enter"/>.</summary>
    public int Height { get; } = height;

    /// <summary>The table that it is; null for logic of another kind.</summary>
    public virtual DecisionTable? Table => null;

    public abstract FeelValue Evaluate(FeelContext variables, Run run);

    protected static int HeightOf(IEnumerable<DecisionLogic> parts) => 1 + parts.Select(p => p.Height).DefaultIfEmpty().Max();
}
