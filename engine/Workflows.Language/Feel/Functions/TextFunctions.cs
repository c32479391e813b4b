using System.Collections.Immutable;
using System.Text;
using Workflows.Language.Feel.Evaluation;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>DMN 1.5 §10.3.4.3. Characters are Unicode code points, and places are counted from 1, or from the end by negative
/// numbers.</summary>
internal static class TextFunctions
{
    public static ImmutableArray<Builtin> All { get; } =
    [
        new("substring", Of(FeelType.Text, Substring,
            Required("string", FeelType.Text), Required("start position", FeelType.Number), Optional("length", FeelType.Number))),
        new("string length", Of(FeelType.Number, c => FeelValue.Of(LengthOf(c.Text(0))), Required("string", FeelType.Text))),
        new("upper case", Of(FeelType.Text, c => new FeelText(c.Text(0).ToUpperInvariant()), Required("string", FeelType.Text))),
        new("lower case", Of(FeelType.Text, c => new FeelText(c.Text(0).ToLowerInvariant()), Required("string", FeelType.Text))),
        new("substring before", Of(FeelType.Text, Before, Required("string", FeelType.Text), Required("match", FeelType.Text))),
        new("substring after", Of(FeelType.Text, After, Required("string", FeelType.Text), Required("match", FeelType.Text))),
        new("contains", Of(FeelType.Boolean, c => FeelValue.Of(c.Text(0).Contains(c.Text(1), StringComparison.Ordinal)),
            Required("string", FeelType.Text), Required("match", FeelType.Text))),
        new("starts with", Of(FeelType.Boolean, c => FeelValue.Of(c.Text(0).StartsWith(c.Text(1), StringComparison.Ordinal)),
            Required("string", FeelType.Text), Required("match", FeelType.Text))),
        new("ends with", Of(FeelType.Boolean, c => FeelValue.Of(c.Text(0).EndsWith(c.Text(1), StringComparison.Ordinal)),
            Required("string", FeelType.Text), Required("match", FeelType.Text))),
        new("matches", Of(FeelType.Boolean, PatternFunctions.Matches,
            Required("input", FeelType.Text), Required("pattern", FeelType.Text), Flags)),
        new("replace", Of(FeelType.Text, PatternFunctions.Replace,
            Required("input", FeelType.Text), Required("pattern", FeelType.Text), Required("replacement", FeelType.Text), Flags)),
        new("split", Of(new FeelType.ListOf(FeelType.Text), PatternFunctions.Split,
            Required("string", FeelType.Text), Required("delimiter", FeelType.Text))),
        new("string join", Of(FeelType.Text, Join,
            Required("list", new FeelType.ListOf(FeelType.Text)), new Parameter("delimiter", [FeelType.Text], Presence.OptionalNullable))),
    ];

    private static Parameter Flags => new("flags", [FeelType.Text], Presence.OptionalNullable);

    private static FeelValue Substring(Call call)
    {
        var text = call.Text(0);
        var length = LengthOf(text);
        if (call.Whole(1) is not { } start || start == 0 || start > length || start < -length)
        {
            return call.Null("The text has no such place.");
        }

        var from = start > 0 ? start - 1 : length + start;
        var count = length - from;
        if (call.Has(2))
        {
            if (call.Whole(2) is not { } wanted || wanted < 1)
            {
                return call.Null("The length must be a number above zero.");
            }

            count = Math.Min(wanted, count);
        }

        if (length == text.Length)
        {
            return new FeelText(text.Substring(from, count));
        }

        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Skip(from).Take(count))
        {
            part.Append(rune.ToString());
        }

        return new FeelText(part.ToString());
    }

    private static FeelValue Before(Call call)
    {
        var place = call.Text(0).IndexOf(call.Text(1), StringComparison.Ordinal);
        return new FeelText(place < 0 ? "" : call.Text(0)[..place]);
    }

    private static FeelValue After(Call call)
    {
        var place = call.Text(0).IndexOf(call.Text(1), StringComparison.Ordinal);
        return new FeelText(place < 0 ? "" : call.Text(0)[(place + call.Text(1).Length)..]);
    }

    private static FeelValue Join(Call call)
    {
        var texts = new List<string>();
        foreach (var item in call.Items(0))
        {
            if (item is FeelText text)
            {
                texts.Add(text.Value);
            }
            else if (!item.IsNull)
            {
                return call.Null($"The list must hold texts, and holds {Kinds.Noun(item)}.");
            }
        }

        var delimiter = call[1] is FeelText between ? between.Value : "";
        return call.Spend((texts.Sum(t => t.Length) + (texts.Count * delimiter.Length)) / 16)
            ? new FeelText(string.Join(delimiter, texts))
            : FeelValue.Null;
    }

    private static int LengthOf(string text)
    {
        var pairs = 0;
        foreach (var c in text)
        {
            pairs += char.IsLowSurrogate(c) ? 1 : 0;
        }

        return text.Length - pairs;
    }
}
