using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>One word of a phrase and where it stands in the scalar's value.</summary>
internal readonly record struct PhraseWord(string Text, int Start, int End);

/// <summary>The words of a phrase, read from left to right. Words are parted by blanks; case does not matter.</summary>
internal sealed class PhraseWords
{
    private readonly YamlScalar _scalar;
    private readonly int _end;
    private readonly List<PhraseWord> _words = [];
    private int _next;

    /// <param name="scalar">The text that the phrase stands in.</param>
    /// <param name="start">Where in the scalar's value it starts.</param>
    /// <param name="end">Where it ends.</param>
    public PhraseWords(YamlScalar scalar, int start, int end)
    {
        _scalar = scalar;
        _end = end;
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(scalar.Value[i]))
                continue;

            var from = i;
            while (i < end && !char.IsWhiteSpace(scalar.Value[i]))
                i++;
            _words.Add(new(scalar.Value[from..i], from, i));
        }
    }

    public bool AtEnd => _next == _words.Count;

    /// <summary>How many words were taken; a mark to measure spans from.</summary>
    public int Position => _next;

    public PhraseWord? Peek(int ahead = 0) => _next + ahead < _words.Count ? _words[_next + ahead] : null;

    public PhraseWord Take() => _words[_next++];

    /// <summary>Takes these words if they come next, all or none.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Peek(i) is not { } word || !string.Equals(word.Text, words[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        _next += words.Length;
        return true;
    }

    /// <summary>The place from the word at <paramref name="position"/> to the last
    /// word taken; empty at the end of the phrase when none was.</summary>
    public SourceSpan SpanFrom(int position) => position < _next
        ? _scalar.SpanOf(_words[position].Start, _words[_next - 1].End)
        : _scalar.SpanOf(Peek()?.Start ?? _end, Peek()?.Start ?? _end);

    public SourceSpan SpanOf(PhraseWord word) => _scalar.SpanOf(word.Start, word.End);

    /// <summary>The place of everything not yet taken.</summary>
    public SourceSpan Rest => AtEnd ? SpanFrom(_next) : _scalar.SpanOf(_words[_next].Start, _words[^1].End);

    /// <summary>Takes the next word if it is the last one.</summary>
    public Word? TakeLast() => _words.Count - _next == 1 ? WordOf(Take()) : null;

    /// <summary>Takes everything that is left as one text; null when nothing is.</summary>
    public Word? TakeRest()
    {
        if (AtEnd)
            return null;

        var rest = new Word(_scalar.Value[_words[_next].Start.._words[^1].End], Rest);
        _next = _words.Count;
        return rest;
    }

    public Word WordOf(PhraseWord word) => new(word.Text, SpanOf(word));

    public PhraseWord? FindLast(string word)
    {
        var index = _words.FindLastIndex(w => string.Equals(w.Text, word, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : _words[index];
    }

    /// <summary>Takes everything that is left, which starts with <c>=</c>, as an expression.</summary>
    public Expression? TakeComputed(DiagnosticBag diagnostics)
    {
        var sign = _words[_next].Start;
        _next = _words.Count;
        return ExpressionReader.ReadComputed(_scalar, sign, _end, diagnostics);
    }

    /// <summary>An expression of just one word, such as the name of a data field.</summary>
    public Expression ExpressionOf(PhraseWord word) => new(_scalar, word.Start) { End = word.End };
}
