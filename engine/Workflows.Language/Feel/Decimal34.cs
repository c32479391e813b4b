namespace Workflows.Language.Feel;

/// <summary>A decimal number of up to 34 significant digits (DMN 1.5 §10.3.2.3.1; IEEE 754-2008 decimal128, half-even).</summary>
public readonly record struct Decimal34
{
    private readonly decimal _value;

    private Decimal34(decimal value) => _value = value;

    public static Decimal34 From(long value) => new(value);

    public override string ToString() => _value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
