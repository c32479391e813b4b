namespace Workflows.Language.Definitions.Vocabulary;

/// <summary>The shapes that occur again and again.</summary>
internal static class Shapes
{
    public static ValueShape OneText { get; } = new ValueShape.Text();

    public static ValueShape WholeNumber { get; } = new ValueShape.WholeNumber();

    public static ValueShape YesNo { get; } = new ValueShape.YesNo();

    public static ValueShape Anything { get; } = new ValueShape.Anything();

    public static ValueShape Steps { get; } = new ValueShape.Steps();

    public static ValueShape OneOrMore { get; } = new ValueShape.AnyOf([OneText, new ValueShape.ListOf(OneText)]);

    public static ValueShape ListOf(ValueShape item) => new ValueShape.ListOf(item);

    public static ValueShape MapOf(ValueShape value) => new ValueShape.MapOf(value);

    public static ValueShape Keys(KeySet set) => new ValueShape.Keys(set);

    public static ValueShape Either(params ReadOnlySpan<ValueShape> shapes) => new ValueShape.AnyOf([.. shapes]);

    public static ValueShape OneOf(params ReadOnlySpan<string> words) => new ValueShape.OneOf([.. words]);
}
