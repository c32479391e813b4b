using System.Collections.Immutable;

namespace Workflows.Language.Text;

/// <summary>The text of one file as the author wrote it, with the path by which people know it.</summary>
/// <remarks>Offsets count UTF-16 code units from 0. Lines and columns count from 1; a column counts UTF-16 code units.
/// Line breaks are LF, CR LF or CR (YAML 1.2 §5.4).</remarks>
public sealed class SourceText
{
    private readonly ImmutableArray<int> _lineStarts;

    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        _lineStarts = FindLineStarts(content);
    }

    /// <summary>Relative to the folder that was checked, with forward slashes.</summary>
    public string Path { get; }

    public string Content { get; }

    public int LineCount => _lineStarts.Length;

    public SourceSpan Whole => new(this, 0, Content.Length);

    /// <summary>The position of an offset; an offset outside the text is moved to its nearest end.</summary>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var index = _lineStarts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return new(line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The offset of a line and column counted from 1, moved to the text's nearest end when outside.</summary>
    public int OffsetOf(int line, int column) => line switch
    {
        < 1 => 0,
        _ when line > LineCount => Content.Length,
        _ => Math.Clamp(_lineStarts[line - 1] + Math.Max(column, 1) - 1, 0, Content.Length),
    };

    /// <summary>The text of a line (counted from 1) without its line break.</summary>
    public string LineAt(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < LineCount ? _lineStarts[line] : Content.Length;
        return Content[start..end].TrimEnd('\r', '\n');
    }

    public SourceSpan Span(int start, int end) => new(this, start, end);

    public override string ToString() => Path;

    private static ImmutableArray<int> FindLineStarts(string content)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToImmutable();
    }
}

/// <summary>Line and column, both counted from 1.</summary>
public readonly record struct LinePosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>A stretch of a source text: from <see cref="Start"/> up to but not including <see cref="End"/>.</summary>
public readonly record struct SourceSpan(SourceText Source, int Start, int End)
{
    public int Length => End - Start;

    public LinePosition StartPosition => Source.PositionOf(Start);

    public LinePosition EndPosition => Source.PositionOf(End);

    public string Text => Source.Content[Start..End];

    /// <summary>An empty span at the start of this one: where something is missing.</summary>
    public SourceSpan AtStart => this with { End = Start };

    /// <summary>From the start of this span to the end of another in the same source.</summary>
    public SourceSpan To(SourceSpan other) => this with { End = Math.Max(End, other.End) };

    /// <summary><c>path:line:column</c>, the form that editors make a link of.</summary>
    public override string ToString() => $"{Source.Path}:{StartPosition}";
}
