using System.Collections.Immutable;

namespace Workflows.Language.Checking.Presence;

/// <summary>A variable, or a field of one.</summary>
internal readonly record struct ValuePath(string Name, string? Field)
{
    public override string ToString() => Field is null ? Name : $"{Name}.{Field}";
}

/// <summary>What a condition gives when a value that it reads is missing.</summary>
internal enum Verdict
{
    /// <summary>It depends on other things.</summary>
    Open,
    True,
    False,

    /// <summary>Neither true nor false: the case stops there with an incident.</summary>
    None,
}

/// <summary>As much of a condition as it takes to tell which ways exclude one another.</summary>
internal abstract record Condition
{
    /// <summary>Both hold, where <paramref name="Decisive"/> is false; either holds, where it is true.</summary>
    public sealed record Both(Condition Left, Condition Right, bool Decisive) : Condition;

    public sealed record Not(Condition Of) : Condition;

    /// <summary><c>decide.outcome = "approve"</c>; <c>urgent</c> alone is the same as <c>urgent = true</c>, but has no answer when
    /// the value is missing.</summary>
    public sealed record Equal(ValuePath Path, string Value, bool IsBare) : Condition;

    /// <summary><c>decide.date = null</c></summary>
    public sealed record Missing(ValuePath Path) : Condition;

    /// <param name="Text">As written.</param>
    /// <param name="Names">The variables that it reads.</param>
    /// <param name="Without">What it gives when one of them is missing.</param>
    public sealed record Other(string Text, ImmutableArray<string> Names, Verdict Without) : Condition;

    /// <summary>What it gives when a variable is missing.</summary>
    public Verdict WhenMissing(string name) => this switch
    {
        Equal equal => equal.Path.Name != name ? Verdict.Open : equal.IsBare ? Verdict.None : Verdict.False,
        Missing missing => missing.Path.Name == name ? Verdict.True : Verdict.Open,
        Other other => other.Names.Contains(name) ? other.Without : Verdict.Open,
        Not not => not.Of.WhenMissing(name) switch
        {
            Verdict.True => Verdict.False,
            Verdict.False => Verdict.True,
            var verdict => verdict,
        },
        Both both => Join(both.Left.WhenMissing(name), both.Right.WhenMissing(name), both.Decisive ? Verdict.True : Verdict.False),
        _ => throw new InvalidOperationException("The set of conditions is closed."),
    };

    /// <summary>Three-valued (DMN 1.5 §10.3.2.13, table 50): what decides alone decides, what has no answer spoils the rest.</summary>
    private static Verdict Join(Verdict left, Verdict right, Verdict decisive) =>
        left == decisive || right == decisive ? decisive
        : left == Verdict.None || right == Verdict.None ? Verdict.None
        : left == Verdict.Open ? right == Verdict.Open ? right : left
        : right;
}
