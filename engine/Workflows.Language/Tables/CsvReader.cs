using System.Collections.Immutable;
using System.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Tables;

/// <summary>Parts a text into records and fields (RFC 4180): commas, quotes doubled inside quotes, line breaks allowed inside quotes.
/// CR LF, LF and CR end a record. Empty lines and a byte order mark are passed over.</summary>
public sealed class CsvReader
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly string _content;
    private int _at;

    private CsvReader(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _content = source.Content;
        _at = _content.StartsWith('\uFEFF') ? 1 : 0;
    }

    private bool AtEnd => _at >= _content.Length;

    private bool AtBreak => !AtEnd && _content[_at] is '\r' or '\n';

    /// <summary>All records, the header first.</summary>
    public static ImmutableArray<ImmutableArray<CsvCell>> Read(SourceText source, DiagnosticBag diagnostics) =>
        new CsvReader(source, diagnostics).ReadAll();

    private ImmutableArray<ImmutableArray<CsvCell>> ReadAll()
    {
        var records = ImmutableArray.CreateBuilder<ImmutableArray<CsvCell>>();
        while (!AtEnd)
        {
            if (AtBreak)
            {
                _at++;
                continue;
            }

            records.Add(ReadRecord());
        }

        return records.ToImmutable();
    }

    private ImmutableArray<CsvCell> ReadRecord()
    {
        var cells = ImmutableArray.CreateBuilder<CsvCell>();
        cells.Add(ReadCell());
        while (!AtEnd && _content[_at] == ',')
        {
            _at++;
            cells.Add(ReadCell());
        }

        return cells.ToImmutable();
    }

    private CsvCell ReadCell() => !AtEnd && _content[_at] == '"' ? ReadQuoted() : ReadBare();

    private CsvCell ReadBare()
    {
        var start = _at;
        SkipToSeparator();
        var cell = new CsvCell(_source.Span(start, _at), _content[start.._at], false);
        var quote = cell.Value.IndexOf('"', StringComparison.Ordinal);
        if (quote >= 0)
        {
            _diagnostics.Report(
                TableRules.BadQuote,
                _source.Span(start + quote, start + quote + 1),
                "A quote stands inside a cell that does not start with one.",
                $"put the whole cell in quotes and double those inside: \"{cell.Value.Trim().Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        return cell;
    }

    private CsvCell ReadQuoted()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (true)
        {
            if (AtEnd)
            {
                _diagnostics.Report(TableRules.BadQuote, _source.Span(start, start + 1), "The quote that starts here is never closed.",
                    "end the cell with a quote; a quote that belongs to the text is doubled");
                return new(_source.Span(start, _at), value.ToString(), true);
            }

            if (_content[_at] != '"')
            {
                value.Append(_content[_at++]);
            }
            else if (_at + 1 < _content.Length && _content[_at + 1] == '"')
            {
                value.Append('"');
                _at += 2;
            }
            else
            {
                break;
            }
        }

        _at++;
        var end = _at;
        SkipToSeparator();
        if (_at > end)
        {
            _diagnostics.Report(TableRules.BadQuote, _source.Span(end, _at), "The cell has ended with its quote, and more follows.",
                "double a quote that belongs to the text");
        }

        return new(_source.Span(start, end), value.ToString(), true);
    }

    private void SkipToSeparator()
    {
        while (!AtEnd && !AtBreak && _content[_at] != ',')
        {
            _at++;
        }
    }
}
