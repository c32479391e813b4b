using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using YamlDotNet.Core.Events;
using ScalarStyle = YamlDotNet.Core.ScalarStyle;

namespace Workflows.Language.Yaml;

/// <summary>Builds the tree from the parser's events, on a stack of its own instead of the call stack.</summary>
/// <param name="source">The file, for places.</param>
/// <param name="content">What the values are read from: the file's content, or that with lines blanked out.</param>
/// <param name="diagnostics">Told what is wrong.</param>
/// <param name="limits">How much is read.</param>
internal sealed class YamlTreeBuilder(SourceText source, string content, DiagnosticBag diagnostics, YamlLimits limits)
{
    private readonly Stack<YamlFrame> _open = new();
    private readonly List<YamlScalar> _scalars = [];
    private int _nodes;
    private int _documents;

    public YamlNode? Root { get; private set; }

    /// <summary>All scalars in the order of the file.</summary>
    public IReadOnlyList<YamlScalar> Scalars => _scalars;

    /// <summary>Where what was read so far ends.</summary>
    public int LastEnd { get; private set; }

    /// <summary>The innermost list or set of keys in brackets that is still open.</summary>
    public int? OpenBracket => _open.FirstOrDefault(f => f.InBrackets)?.Start;

    /// <summary>Takes one event.</summary>
    /// <returns>False when reading stops here; the reason has been reported.</returns>
    public bool Accept(ParsingEvent parsed, int lead)
    {
        var start = (int)parsed.Start.Index + lead;
        var end = (int)parsed.End.Index + lead;
        LastEnd = Math.Max(LastEnd, end);
        return parsed switch
        {
            DocumentStart => AcceptDocument(start, end),
            AnchorAlias => Refuse(YamlRules.AnchorOrAlias, start, end, "A value that starts with * repeats another; definitions do without.",
                "write the value itself, or put the text in quotes"),
            NodeEvent node => AcceptNode(node, start, end),
            MappingEnd or SequenceEnd => Close(start),
            _ => true,
        };
    }

    private bool AcceptDocument(int start, int end)
    {
        if (++_documents > 1)
        {
            return Refuse(YamlRules.SeveralDocuments, start, end, "A second document starts here.", "move it to a file of its own");
        }

        for (var line = 1; line < source.PositionOf(end).Line; line++)
        {
            if (source.LineAt(line).StartsWith('%'))
            {
                var at = source.OffsetOf(line, 1);
                return Refuse(
                    YamlRules.Directive,
                    at,
                    at + source.LineAt(line).Length,
                    "A line that starts with % is an instruction to a YAML reader.",
                    "delete the line");
            }
        }

        return true;
    }

    private bool AcceptNode(NodeEvent node, int start, int end)
    {
        if (++_nodes > limits.MaxNodes)
        {
            return Refuse(YamlRules.TooManyNodes, start, start, $"The file holds more than {limits.MaxNodes} texts, lists and sets of keys.",
                "move long registers to a table file (.csv)");
        }

        if (!node.Anchor.IsEmpty)
        {
            return Refuse(YamlRules.AnchorOrAlias, start, start + 1, "A value that starts with & names a place; definitions do without.",
                "delete the word that starts with &, or put the text in quotes");
        }

        // A lone ! is reported with an empty name on quoted texts, so the character itself is looked at.
        if (!node.Tag.IsEmpty || (start < content.Length && content[start] == '!'))
        {
            return Refuse(YamlRules.Tag, start, end, "A value that starts with ! carries a type; definitions do without.",
                "delete the word that starts with !, or put the text in quotes");
        }

        return node is Scalar scalar ? AcceptScalar(scalar, start, end) : Open(node, start);
    }

    private bool Open(NodeEvent node, int start)
    {
        if (_open.Count >= limits.MaxDepth)
        {
            return Refuse(YamlRules.TooDeep, start, start + 1, $"Lists and sets of keys stand more than {limits.MaxDepth} deep inside one another.",
                "split the file");
        }

        if (_open.TryPeek(out var parent) && parent.ExpectsKey)
        {
            return Refuse(YamlRules.KeyIsNoText, start, start + 1, "A key has to be a text, and here a list or a set of keys stands in its place.",
                "put the text in quotes if its bracket belongs to it");
        }

        // A pair without braces inside a list, as in [a: b], has the style of one with braces.
        var inBrackets = node is MappingStart mapping
            ? mapping.Style == MappingStyle.Flow && content[start] == '{'
            : ((SequenceStart)node).Style == SequenceStyle.Flow;
        _open.Push(node is MappingStart
            ? new MappingFrame(start, (int)node.Start.Column - 1, inBrackets, source, diagnostics)
            : new SequenceFrame(start, (int)node.Start.Column - 1, inBrackets));
        return true;
    }

    private bool AcceptScalar(Scalar scalar, int start, int end)
    {
        var read = ReadScalar(scalar, start, end);
        _scalars.Add(read);
        LastEnd = Math.Max(LastEnd, read.Span.End);
        Place(read);
        return true;
    }

    private YamlScalar ReadScalar(Scalar scalar, int start, int end)
    {
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var parentIndent = _open.TryPeek(out var parent) ? parent.Column : -1;
            var (blockValue, blockOrigins, blockEnd) = BlockScalar.Read(content, start, end, parentIndent);
            var blockStyle = scalar.Style == ScalarStyle.Literal ? YamlScalarStyle.Literal : YamlScalarStyle.Folded;
            return new(source.Span(start, blockEnd), blockValue, blockStyle, blockOrigins);
        }

        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            _ => YamlScalarStyle.Plain,
        };
        var (value, origins) = FlowScalar.Read(content, start, end, style);
        return new(source.Span(start, end), value, style, origins);
    }

    private bool Close(int endMark)
    {
        var frame = _open.Pop();
        if (frame is MappingFrame { InBrackets: false } entry && _open.TryPeek(out var list) && list is SequenceFrame { InBrackets: false })
        {
            foreach (var node in entry.FinishAsEntries())
            {
                Place(node);
            }

            return true;
        }

        Place(frame.Finish(source, frame.InBrackets ? endMark + 1 : frame.ContentEnd));
        return true;
    }

    private void Place(YamlNode node)
    {
        if (_open.TryPeek(out var parent))
        {
            parent.Add(node);
        }
        else
        {
            Root ??= node;
        }
    }

    private bool Refuse(DiagnosticRule rule, int start, int end, string message, string hint)
    {
        diagnostics.Report(rule, source.Span(start, Math.Min(Math.Max(end, start), source.Content.Length)), message, hint);
        return false;
    }
}
