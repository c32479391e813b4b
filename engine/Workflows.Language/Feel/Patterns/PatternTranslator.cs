using System.Buffers;
using System.Text;

namespace Workflows.Language.Feel.Patterns;

/// <summary>A pattern as .NET's regular expressions take it.</summary>
internal sealed record Translation(string Expression, bool UsesBackReference);

/// <summary>Puts XPath's regular expressions (XML Schema Part 2, appendix G, with XPath's additions) into .NET's, whose syntax differs
/// in escapes, anchors and in what it lets pass. What is refused: .NET's own extras, such as look-around and named groups.</summary>
internal sealed class PatternTranslator
{
    private const string NameStart = @"\p{L}\p{Nl}_:";
    private const string NamePart = @"\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_:\-.\u00B7";

    // The marks that XML Schema counts as word characters although .NET does not, and the other way round.
    private const string NotWord = @"\p{P}\p{Z}\p{C}";

    private static readonly SearchValues<char> QuantifierMarks = SearchValues.Create("0123456789,");

    private readonly string _pattern;
    private readonly bool _dotMatchesAll;
    private readonly bool _manyLines;
    private readonly StringBuilder _output = new();
    private readonly Stack<int> _open = new();
    private readonly HashSet<int> _closed = [];
    private int _groups;
    private int _at;
    private bool _backReference;

    private PatternTranslator(string pattern, string flags)
    {
        _pattern = flags.Contains('x', StringComparison.Ordinal) ? PatternBlanks.Without(pattern) : pattern;
        _dotMatchesAll = flags.Contains('s', StringComparison.Ordinal);
        _manyLines = flags.Contains('m', StringComparison.Ordinal);
    }

    /// <summary>The translation; null when the pattern is malformed.</summary>
    public static Translation? Translate(string pattern, string flags)
    {
        var translator = new PatternTranslator(pattern, flags);
        return translator.Run() ? new(translator._output.ToString(), translator._backReference) : null;
    }

    private bool Run()
    {
        for (; _at < _pattern.Length; _at++)
        {
            if (!Translate(_pattern[_at]))
            {
                return false;
            }
        }

        return _open.Count == 0;
    }

    private bool Translate(char c)
    {
        switch (c)
        {
            case '\\':
                return Escape(inClass: false);
            case '[':
                return Class();
            case '(':
                return Open();
            case ')':
                return Close();
            case '.':
                _output.Append(_dotMatchesAll ? @"[\s\S]" : @"[^\n\r]");
                return true;
            case '$' when !_manyLines:
                _output.Append(@"\z");
                return true;
            case '#' or ' ':
                _output.Append('\\').Append(c);
                return true;
            case ']' or '}':
                return c == '}' && ClosesQuantifier();
            default:
                _output.Append(c);
                return true;
        }
    }

    private bool ClosesQuantifier()
    {
        var open = _pattern.LastIndexOf('{', _at);
        _output.Append('}');
        return open >= 0 && _at - open > 1 && _pattern.AsSpan(open + 1, _at - open - 1).ContainsAnyExcept(QuantifierMarks) == false;
    }

    private bool Open()
    {
        var rest = _pattern.AsSpan(_at);
        if (rest.StartsWith("(?"))
        {
            _open.Push(0);
            _at += 2;
            _output.Append("(?:");
            return rest.StartsWith("(?:");
        }

        _open.Push(++_groups);
        _output.Append('(');
        return true;
    }

    private bool Close()
    {
        if (!_open.TryPop(out var group))
        {
            return false;
        }

        _closed.Add(group);
        _output.Append(')');
        return true;
    }

    private bool Class()
    {
        _output.Append('[');
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^')
        {
            _output.Append('^');
            _at++;
        }

        for (var first = true; _at < _pattern.Length; _at++, first = false)
        {
            switch (_pattern[_at])
            {
                case ']' when first:
                    return false;
                case ']':
                    _output.Append(']');
                    return true;
                case '[':
                    return false;
                case '-' when _at + 1 < _pattern.Length && _pattern[_at + 1] == '[':
                    _output.Append('-');
                    _at++;
                    return Class() && ++_at < _pattern.Length && _pattern[_at] == ']' && Append(']');
                case '\\':
                    if (!Escape(inClass: true))
                    {
                        return false;
                    }

                    break;
                default:
                    _output.Append(_pattern[_at]);
                    break;
            }
        }

        return false;
    }

    private bool Append(char c)
    {
        _output.Append(c);
        return true;
    }

    private bool Escape(bool inClass)
    {
        if (++_at >= _pattern.Length)
        {
            return false;
        }

        var c = _pattern[_at];
        switch (c)
        {
            case 'i' or 'c':
                _output.Append(inClass ? (c == 'i' ? NameStart : NamePart) : $"[{(c == 'i' ? NameStart : NamePart)}]");
                return true;
            case 'I' or 'C' when !inClass:
                _output.Append(c == 'I' ? $"[^{NameStart}]" : $"[^{NamePart}]");
                return true;
            case 'w' or 'W' when !inClass:
                _output.Append(c == 'w' ? $"[^{NotWord}]" : $"[{NotWord}]");
                return true;
            case 's' or 'S' when !inClass:
                _output.Append(c == 's' ? @"[ \t\n\r]" : @"[^ \t\n\r]");
                return true;
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'n' or 'r' or 't':
                _output.Append('\\').Append(c);
                return true;
            case 'p' or 'P':
                return Category(c);
            case >= '1' and <= '9':
                return !inClass && BackReference();
            default:
                _output.Append('\\').Append(c);
                return @"\|.?*+(){}-[]^$".Contains(c, StringComparison.Ordinal) || c is ' ' or '#';
        }
    }

    private bool Category(char sign)
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0 || _at + 1 >= _pattern.Length || _pattern[_at + 1] != '{')
        {
            return false;
        }

        _output.Append('\\').Append(sign).Append('{').Append(_pattern.AsSpan(_at + 2, end - _at - 2)).Append('}');
        _at = end;
        return true;
    }

    private bool BackReference()
    {
        var number = _pattern[_at] - '0';
        while (_at + 1 < _pattern.Length && char.IsAsciiDigit(_pattern[_at + 1]) && (number * 10) + _pattern[_at + 1] - '0' <= _groups)
        {
            number = (number * 10) + _pattern[++_at] - '0';
        }

        // The braces keep a digit that follows apart.
        _output.Append("(?:\\").Append(number).Append(')');
        _backReference = true;
        return _closed.Contains(number);
    }
}
