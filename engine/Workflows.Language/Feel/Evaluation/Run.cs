using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Evaluation;

/// <summary>One evaluation: what it may still spend, and why parts of it became null.</summary>
/// <remarks>The bounds are counts, not times, so that the same expression ends the same way on every machine.</remarks>
internal sealed class Run(FeelMoment moment)
{
    /// <summary>Loop turns, calls and items made, each with the number of parts that it evaluates.</summary>
    private const int MaxSteps = 1_000_000;

    /// <summary>Nested calls, each with the depth of its body: what fits in a small stack.</summary>
    private const int MaxDepth = 1_500;

    private const int MaxReasons = 20;

    private List<FeelReason>? _reasons;
    private int _steps;
    private int _depth;

    public FeelMoment Moment { get; } = moment;

    /// <summary>True once a bound is reached: everything ends with null then.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>The rules of decision tables that matched; null unless somebody asks for them.</summary>
    public MatchedRules? Matched { get; init; }

    public ImmutableArray<FeelReason> Reasons => _reasons is null ? [] : [.. _reasons];

    public int ReasonCount => _reasons?.Count ?? 0;

    /// <summary>What the evaluation as a whole gives: null once a bound was reached.</summary>
    public FeelResult ResultOf(FeelValue value) => new(Exhausted ? FeelValue.Null : value, Reasons);

    /// <summary>Null, with the reason kept. A reason names types and names, never values.</summary>
    public FeelValue Null(SourceSpan span, string reason)
    {
        _reasons ??= [];
        if (_reasons.Count < MaxReasons)
        {
            _reasons.Add(new(span, char.ToUpperInvariant(reason[0]) + reason[1..]));
        }

        return FeelValue.Null;
    }

    /// <summary>Accounts for work; false, with the reason kept, when nothing is left.</summary>
    public bool Spend(int steps, SourceSpan span)
    {
        _steps += Math.Min(steps, MaxSteps);
        return _steps <= MaxSteps ? !Exhausted : Exhaust(span, "This takes too many steps; it was given up.");
    }

    /// <summary>Enters a call whose body is so deep; false, with the reason kept, when it is nested too deeply.</summary>
    public bool Enter(int depth, SourceSpan span)
    {
        _depth += depth;
        return _depth <= MaxDepth ? !Exhausted : Exhaust(span, "Calls are nested too deeply here; the evaluation was given up.");
    }

    public void Leave(int depth) => _depth -= depth;

    /// <summary>The value unless lists and contexts nest too deeply in it.</summary>
    public FeelValue Bounded(FeelValue value, SourceSpan span) =>
        value.Depth <= FeelJson.MaxDepth
            ? value
            : Null(span, $"Lists and contexts may be nested {FeelJson.MaxDepth} deep; this is deeper.");

    private bool Exhaust(SourceSpan span, string reason)
    {
        if (!Exhausted)
        {
            Exhausted = true;
            _reasons ??= [];
            _reasons.Insert(0, new(span, reason));
        }

        return false;
    }
}
