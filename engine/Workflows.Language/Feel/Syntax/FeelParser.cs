using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Nodes;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Syntax;

/// <summary>Reads an expression by operator precedence (DMN 1.5 §10.3.1.2) and checks its names and types on the way.</summary>
/// <remarks>Reading and checking are one pass because the language asks for it: names hold blanks and even operators
/// (<c>date and time</c>, <c>profit/loss</c>), so where a name ends can be known only from the names and types in scope.
/// What can be read but not be right is reported and still becomes a node, one that yields null, as the standard wants it.</remarks>
internal sealed partial class FeelParser
{
    private const int MaxLength = 20_000;
    private const int MaxNesting = 100;
    private const int MaxHeight = 400;

    private readonly ExpressionText _text;
    private readonly Lexer _lexer;
    private readonly DiagnosticBag _diagnostics;
    private readonly TypeChecks _checks;
    private readonly NullSafety _nullSafety;
    private readonly TypeNames _types;
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private Scope _scope;
    private Token _current;
    private int _previousEnd;
    private int _slots;
    private int _maxSlots;
    private int _nesting;
    private int _asked;
    private bool _failed;

    public FeelParser(ExpressionText text, FeelScope scope, DiagnosticBag diagnostics)
    {
        _text = text;
        _lexer = new(text.Text);
        _diagnostics = diagnostics;
        _checks = new(diagnostics);
        _nullSafety = new(text.Text, diagnostics);
        _types = new(scope.Types);
        _scope = new VariableScope(scope.Variables);
        if (text.Text.Length > MaxLength)
        {
            Fail(ExpressionRules.TooLong, 0, 0, $"This has {text.Text.Length} characters; an expression may have {MaxLength}.");
        }
        else
        {
            _current = _lexer.Read(0);
        }
    }

    /// <summary>The variables that the expression reads.</summary>
    public IReadOnlyCollection<string> Variables => _variables;

    /// <summary>How many local names an evaluation needs room for.</summary>
    public int Slots => _maxSlots;

    /// <summary>The whole text as one expression; null when it could not be read.</summary>
    public Node? Parse() => Finish(Expression());

    private Node? Finish(Node node)
    {
        if (_current.Kind != TokenKind.End)
        {
            Unexpected("the end of the expression or an operator");
        }
        else if (node.Height > MaxHeight)
        {
            Fail(ExpressionRules.TooLong, 0, _text.Text.Length, $"More than {MaxHeight} operations hang on one another here.");
        }

        return _failed ? null : node;
    }

    private Node Expression()
    {
        if (++_nesting > MaxNesting)
        {
            Fail(ExpressionRules.TooLong, _current.Start, _current.End, $"Brackets and parts are nested more than {MaxNesting} deep here.");
        }

        var node = Binary(1);
        _nesting--;
        return node;
    }

    /// <summary>Operands joined by operators that bind at least as tightly as the level says.</summary>
    private Node Binary(int level)
    {
        var left = Unary();
        while (LevelOf(_current) is var binding && binding >= level)
        {
            left = Operator(left, binding);
        }

        return left;
    }

    private Token Take()
    {
        var token = _current;
        MoveTo(token.End);
        return token;
    }

    private void MoveTo(int position)
    {
        _previousEnd = position;
        if (!_failed)
        {
            _current = _lexer.Read(position);
        }
    }

    private bool TryTake(TokenKind kind)
    {
        if (_current.Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    private void Expect(TokenKind kind, string mark)
    {
        if (!TryTake(kind))
        {
            Unexpected(mark);
        }
    }

    private void Expect(string keyword)
    {
        if (_current.Is(keyword))
        {
            Take();
        }
        else
        {
            Unexpected($"'{keyword}'");
        }
    }

    /// <summary>Reports the first thing that does not fit; what follows is not read, for it would only be guessed at.</summary>
    private void Unexpected(string expected)
    {
        var message = _current.Kind switch
        {
            TokenKind.Bad => _current.Text,
            TokenKind.End when _text.Text.AsSpan().IsWhiteSpace() => "An expression is missing here.",
            TokenKind.End => $"The expression ends where {expected} should follow.",
            _ => $"'{_text.Text[_current.Start.._current.End]}' cannot stand here: expected {expected}.",
        };
        Fail(ExpressionRules.NotAnExpression, _current.Start, _current.End, message);
    }

    private void Fail(DiagnosticRule rule, int start, int end, string message)
    {
        if (!_failed)
        {
            _diagnostics.Report(
                rule, _text.SpanOf(start, end), message, "write it as in 'count(collect.missing) > 0'; texts stand in straight double quotes: \"");
            _failed = true;
            _current = new(TokenKind.End, _text.Text.Length, _text.Text.Length, "");
        }
    }

    private SourceSpan SpanFrom(Node first) => first.Span.To(_text.SpanOf(_previousEnd, _previousEnd));

    private SourceSpan SpanFrom(int start) => _text.SpanOf(start, Math.Max(start, _previousEnd));

    /// <summary>Makes a name known from here on; whoever calls puts the scope back.</summary>
    private LocalScope Declare(string name, FeelType type)
    {
        var local = new LocalScope(_scope, name, type, TakeSlot());
        _scope = local;
        return local;
    }

    private int TakeSlot()
    {
        _maxSlots = Math.Max(_maxSlots, _slots + 1);
        return _slots++;
    }
}
