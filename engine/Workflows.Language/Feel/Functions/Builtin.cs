using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Functions;

/// <summary>A function of the standard (DMN 1.5 §10.3.4) with the ways in which it may be called.</summary>
internal sealed class Builtin(string name, params Signature[] signatures)
{
    public string Name { get; } = name;

    public ImmutableArray<Signature> Signatures { get; } = [.. signatures];

    /// <summary>The ways of calling it with so many values.</summary>
    public Signature? Taking(int count) => Signatures.FirstOrDefault(s => s.Takes(count));

    /// <summary>The way of calling it with these names.</summary>
    public Signature? Taking(IReadOnlyCollection<string> names) => Signatures.FirstOrDefault(s => s.Takes(names));

    /// <summary>How it may be called, for hints: <c>substring(string, start position, length)</c>.</summary>
    public string Usage => string.Join(" or ", Signatures.Select(s => $"{Name}({s})"));

    /// <summary>The function as a value, to hand to another one.</summary>
    public FeelFunction AsValue() => new(Name, new Reference(this, Signatures[0], Signatures[0].Parameters.Length));

    private sealed class Reference(Builtin builtin, Signature signature, int count) : ICallable
    {
        public ImmutableArray<FeelParameter> Parameters { get; } =
            [.. Enumerable.Range(0, count).Select(signature.ParameterAt)
                .Select(p => new FeelParameter(p.Name, p.Types.Length == 1 ? p.Types[0] : FeelType.Any))];

        public ICallable? Taking(int arguments) =>
            builtin.Taking(arguments) is { } fitting ? new Reference(builtin, fitting, arguments) : null;

        public FeelType Result => signature.Result;

        public FeelValue Call(FeelValue[] arguments, Run run, SourceSpan span) => signature.Call(arguments, run, span);
    }
}

/// <summary>What a function of the standard does with its arguments, which fit the parameters by then.</summary>
internal delegate FeelValue BuiltinBody(Call call);

/// <summary>A parameter of a function of the standard.</summary>
/// <remarks><c>Types</c>: What it may be: a value of one of these.</remarks>
internal sealed record Parameter(string Name, ImmutableArray<FeelType> Types, Presence Presence)
{
    public static Parameter Required(string name, params FeelType[] types) => new(name, [.. types], Presence.Required);

    public static Parameter Optional(string name, params FeelType[] types) => new(name, [.. types], Presence.Optional);

    /// <summary>One for which null is a value like others.</summary>
    public static Parameter Nullable(string name, params FeelType[] types) => new(name, [.. types], Presence.Nullable);
}

internal enum Presence
{
    Required,
    Optional,
    Nullable,

    /// <summary>May be left out, and null counts as left out.</summary>
    OptionalNullable,
}
