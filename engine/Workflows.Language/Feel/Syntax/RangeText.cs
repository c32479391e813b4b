namespace Workflows.Language.Feel.Syntax;

/// <summary>Reads the text of a range whose ends are literals, for <c>range("[1..10]")</c> (DMN 1.5 §10.3.4.1).</summary>
internal static class RangeText
{
    /// <summary>The range; null when the text is none, or its ends are missing, of two kinds or out of order.</summary>
    public static FeelRange? Read(string text)
    {
        var literals = new LiteralReader(text);
        var open = literals.Take();
        var start = literals.TakeLiteral();
        var dots = literals.Take();
        var end = literals.TakeLiteral();
        var close = literals.Take();
        if (open.Kind is not (TokenKind.LeftBracket or TokenKind.RightBracket or TokenKind.LeftParenthesis)
            || close.Kind is not (TokenKind.LeftBracket or TokenKind.RightBracket or TokenKind.RightParenthesis)
            || dots.Kind != TokenKind.DotDot || literals.Take().Kind != TokenKind.End
            || start is null || end is null || Evaluation.Order.Compare(start, end) is not <= 0)
        {
            return null;
        }

        return new(start, open.Kind == TokenKind.LeftBracket, end, close.Kind == TokenKind.RightBracket);
    }
}
