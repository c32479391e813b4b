using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Feel;

/// <summary>A function as a value (DMN 1.5 §10.3.2.13): written in an expression, built in, or a piece of business knowledge.
/// Equal only to itself.</summary>
public sealed record FeelFunction : FeelValue
{
    private readonly ICallable? _callable;

    internal FeelFunction(string text, ICallable? callable)
    {
        Text = text;
        _callable = callable;
    }

    /// <summary>What a person reads: <c>function(a, b) a + b</c>.</summary>
    public string Text { get; }

    /// <summary>Null for a function that was read back from storage: there only its text is kept, and calling it yields null.</summary>
    internal ICallable? Callable => _callable;

    public bool Equals(FeelFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
