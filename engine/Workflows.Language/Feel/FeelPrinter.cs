using System.Globalization;
using System.Text;
using NodaTime;
using Workflows.Language.Feel.Temporal;

namespace Workflows.Language.Feel;

/// <summary>Values as texts.</summary>
public static class FeelPrinter
{
    /// <summary>What <c>string()</c> answers (DMN 1.5 §10.3.4.1): a text is itself; inside lists and contexts texts are quoted.</summary>
    public static string Text(FeelValue value) => value is FeelText text ? text.Value : Temporal(value) ?? Literal(value);

    /// <summary>The FEEL text that reads back as the value.</summary>
    public static string Literal(FeelValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The text of a date, time or duration, as it stands within <c>@"…"</c>; null for other kinds.</summary>
    public static string? Temporal(FeelValue value) => value switch
    {
        FeelDate date => Date(date.Value),
        FeelTime time => Clock(time.Value) + time.Zone?.Text,
        FeelDateTime both => $"{Date(both.Date)}T{Clock(both.Time)}{both.Zone?.Text}",
        FeelDaysDuration days => DurationText.Write(days),
        FeelMonthsDuration months => DurationText.Write(months),
        _ => null,
    };

    private static void Append(StringBuilder text, FeelValue value)
    {
        switch (value)
        {
            case FeelNull:
                text.Append("null");
                break;
            case FeelBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case FeelNumber number:
                text.Append(number.Value.ToString());
                break;
            case FeelText words:
                AppendQuoted(text, words.Value);
                break;
            case FeelList list:
                AppendAll(text, '[', list.Items, ']', Append);
                break;
            case FeelContext context:
                AppendAll(text, '{', context.Entries, '}', AppendEntry);
                break;
            case FeelRange range:
                AppendRange(text, range);
                break;
            case FeelFunction function:
                text.Append(function.Text);
                break;
            default:
                text.Append("@\"").Append(Temporal(value)).Append('"');
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IReadOnlyList<T> items, char close, Action<StringBuilder, T> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            append(i == 0 ? text : text.Append(", "), items[i]);
        }

        text.Append(close);
    }

    private static void AppendEntry(StringBuilder text, KeyValuePair<string, FeelValue> entry)
    {
        if (FeelNames.IsPlain(entry.Key))
        {
            text.Append(entry.Key);
        }
        else
        {
            AppendQuoted(text, entry.Key);
        }

        Append(text.Append(": "), entry.Value);
    }

    private static void AppendRange(StringBuilder text, FeelRange range)
    {
        if (range.Start.IsNull || range.End.IsNull)
        {
            var (mark, included, end) = range.Start.IsNull ? ('<', range.EndIncluded, range.End) : ('>', range.StartIncluded, range.Start);
            Append(text.Append(mark).Append(included ? "= " : " "), end);
            return;
        }

        Append(text.Append(range.StartIncluded ? '[' : '('), range.Start);
        Append(text.Append(".."), range.End);
        text.Append(range.EndIncluded ? ']' : ')');
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static string Date(CivilDate date) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{(date.Year < 0 ? "-" : "")}{Math.Abs(date.Year):0000}-{date.Month:00}-{date.Day:00}");

    private static string Clock(LocalTime time) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{time.Hour:00}:{time.Minute:00}:{time.Second:00}{DurationText.Fraction(time.NanosecondOfSecond)}");
}
