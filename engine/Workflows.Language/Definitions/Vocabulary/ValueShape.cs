using System.Collections.Immutable;

namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>What may stand behind a key.</summary>
public abstract record ValueShape
{
    private ValueShape()
    {
    }

    /// <summary>Any one text, number or yes/no.</summary>
    public sealed record Text : ValueShape;

    public sealed record WholeNumber : ValueShape;

    /// <summary>A whole number that may be 0.</summary>
    public sealed record Number : ValueShape;

    public sealed record YesNo : ValueShape;

    /// <summary>One of a few words.</summary>
    public sealed record OneOf(ImmutableArray<string> Words) : ValueShape;

    public sealed record ListOf(ValueShape Item) : ValueShape;

    /// <summary>Keys of the author's choosing, each with a value of this shape.</summary>
    public sealed record MapOf(ValueShape Value) : ValueShape;

    /// <summary>A set of known keys.</summary>
    public sealed record Keys(KeySet Set) : ValueShape;

    public sealed record AnyOf(ImmutableArray<ValueShape> Shapes) : ValueShape;

    /// <summary>Texts, lists and keys of the author's choosing, however deep.</summary>
    public sealed record Anything : ValueShape;

    /// <summary>A list of steps.</summary>
    public sealed record Steps : ValueShape;
}
