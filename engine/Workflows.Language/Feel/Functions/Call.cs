using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Functions;

/// <summary>The arguments of one call of a function of the standard.</summary>
internal readonly ref struct Call(ReadOnlySpan<FeelValue?> arguments, Run run, SourceSpan span)
{
    private readonly ReadOnlySpan<FeelValue?> _arguments = arguments;

    public Run Run { get; } = run;

    public SourceSpan Span { get; } = span;

    public FeelValue this[int place] => _arguments[place] ?? FeelValue.Null;

    /// <summary>False for an optional argument that was left out.</summary>
    public bool Has(int place) => _arguments[place] is not null;

    public string Text(int place) => ((FeelText)this[place]).Value;

    public Decimal34 Number(int place) => ((FeelNumber)this[place]).Value;

    public ImmutableArray<FeelValue> Items(int place) => ((FeelList)this[place]).Items;

    /// <summary>The whole part of a number; null when it is beyond 32 bits.</summary>
    public int? Whole(int place) => Number(place).Round(0, DecimalRounding.Down)?.ToInt32();

    public FeelValue Null(string reason) => Run.Null(Span, reason);

    /// <summary>The value, or null with the reason.</summary>
    public FeelValue Or(FeelValue? value, string reason) => value ?? Null(reason);

    public FeelValue Or(Decimal34? value, string reason) => value is { } number ? new FeelNumber(number) : Null(reason);

    /// <summary>Accounts for work on so many items or characters.</summary>
    public bool Spend(int steps) => Run.Spend(steps, Span);
}
