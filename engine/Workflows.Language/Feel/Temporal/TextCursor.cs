namespace Workflows.Language.Feel.Temporal;

/// <summary>Walks along a short text of digits and marks.</summary>
internal ref struct TextCursor(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public readonly bool AtEnd => _at == _text.Length;

    public bool Take(char expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    public ReadOnlySpan<char> Digits()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    /// <summary>Exactly two digits; null, and nothing taken, when there are fewer.</summary>
    public int? TwoDigits()
    {
        if (_at + 2 > _text.Length || !char.IsAsciiDigit(_text[_at]) || !char.IsAsciiDigit(_text[_at + 1]))
        {
            return null;
        }

        _at += 2;
        return ((_text[_at - 2] - '0') * 10) + _text[_at - 1] - '0';
    }

    /// <summary>The digits behind a point as nanoseconds; digits beyond the ninth are dropped.</summary>
    public long Nanoseconds()
    {
        var digits = Digits();
        var nanoseconds = 0L;
        for (var i = 0; i < 9; i++)
        {
            nanoseconds = (nanoseconds * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return nanoseconds;
    }

    public ReadOnlySpan<char> Rest()
    {
        var rest = _text[_at..];
        _at = _text.Length;
        return rest;
    }
}
