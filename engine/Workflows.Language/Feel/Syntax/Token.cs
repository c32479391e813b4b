namespace Workflows.Language.Feel.Syntax;

/// <summary>The smallest piece of an expression that means something.</summary>
/// <remarks><c>Text</c>: The word, the digits, or the content of a text after its escapes; what is wrong, for a bad token.</remarks>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool Is(string keyword) => Kind == TokenKind.Word && string.Equals(Text, keyword, StringComparison.Ordinal);
}

internal enum TokenKind
{
    End,
    Bad,
    Word,
    Number,
    Text,
    At,
    Plus,
    Minus,
    Star,
    StarStar,
    Slash,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Dot,
    DotDot,
    Arrow,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}
