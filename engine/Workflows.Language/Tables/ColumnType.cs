using System.Collections.Immutable;
using NodaTime.Text;
using Workflows.Language.Feel;

namespace Workflows.Language.Tables;

/// <summary>What the cells of a column hold.</summary>
/// <param name="Name">As authors write it: <c>text</c>, <c>number</c>, <c>yes-no</c> or <c>date</c>.</param>
/// <param name="FeelType">What expressions see.</param>
/// <param name="Example">For hints.</param>
public sealed record ColumnType(string Name, FeelType FeelType, string Example)
{
    public static ColumnType Text { get; } = new("text", FeelType.Text, "any text");

    public static ColumnType Number { get; } = new("number", FeelType.Number, "a number with a decimal point, such as 12 or 3.5");

    public static ColumnType YesNo { get; } = new("yes-no", FeelType.Boolean, "yes or no");

    public static ColumnType Date { get; } = new("date", FeelType.Date, "a date, such as 2020-02-10");

    public static ImmutableArray<ColumnType> All { get; } = [Text, Number, YesNo, Date];

    public static ColumnType? Find(string name) => All.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));

    /// <summary>The value of a cell, or null when it does not fit the type.</summary>
    public FeelValue? Parse(string cell)
    {
        if (this == Text)
        {
            return FeelValue.Of(cell);
        }

        var words = cell.Trim();
        if (this == Number)
        {
            return Decimal34.Parse(words) is { } number ? FeelValue.Of(number) : null;
        }

        if (this == Date)
        {
            return LocalDatePattern.Iso.Parse(words).TryGetValue(default, out var date) ? FeelValue.Of(date) : null;
        }

        return words switch
        {
            "yes" or "true" => FeelValue.True,
            "no" or "false" => FeelValue.False,
            _ => null,
        };
    }
}
