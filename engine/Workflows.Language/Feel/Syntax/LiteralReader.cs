using Workflows.Language.Feel.Temporal;

namespace Workflows.Language.Feel.Syntax;

/// <summary>Reads values that are written out: numbers, texts, <c>@"…"</c> and <c>date("…")</c> with its kin (DMN 1.5 §10.3.1.2,
/// rules 33 to 40 and 62).</summary>
internal sealed class LiteralReader(string text)
{
    private readonly Lexer _lexer = new(text);
    private int _position;

    public Token Take()
    {
        var token = _lexer.Read(_position);
        _position = token.End;
        return token;
    }

    /// <summary>The value that stands next; null when none does.</summary>
    public FeelValue? TakeLiteral()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Minus:
                return TakeLiteral() is FeelNumber number ? new FeelNumber(-number.Value) : null;
            case TokenKind.Number:
                return Decimal34.Parse(token.Text) is { } value ? new FeelNumber(value) : null;
            case TokenKind.Text:
                return new FeelText(token.Text);
            case TokenKind.At:
                return Take() is { Kind: TokenKind.Text, Text: var at } ? At(at) : null;
            case TokenKind.Word:
                return TakeCall(token);
            default:
                return null;
        }
    }

    /// <summary>The value of <c>@"…"</c>: a date, time, date and time or duration; null when the text is none of them.</summary>
    public static FeelValue? At(string text)
    {
        if (text.Contains('P', StringComparison.Ordinal) && DurationText.Read(text) is { } duration)
        {
            return duration;
        }

        return TemporalText.ReadDate(text) is { } date
            ? new FeelDate(date)
            : TemporalText.ReadTime(text) as FeelValue ?? TemporalText.ReadDateTime(text);
    }

    private FeelValue? TakeCall(Token word)
    {
        var end = _lexer.Match("date and time", word.Start);
        var name = end < 0 ? word.Text : "date and time";
        _position = Math.Max(end, _position);
        if (Take().Kind != TokenKind.LeftParenthesis || Take() is not { Kind: TokenKind.Text, Text: var content }
            || Take().Kind != TokenKind.RightParenthesis)
        {
            return null;
        }

        return Read(name, content);
    }

    /// <summary>The value of <c>date("…")</c>, <c>time("…")</c>, <c>date and time("…")</c>, <c>duration("…")</c>; null when there is
    /// none.</summary>
    public static FeelValue? Read(string function, string content) => function switch
    {
        "date" => TemporalText.ReadDate(content) is { } date ? new FeelDate(date) : null,
        "time" => TemporalText.ReadTime(content),
        "date and time" => TemporalText.ReadDateTime(content),
        "duration" => DurationText.Read(content),
        _ => null,
    };
}
