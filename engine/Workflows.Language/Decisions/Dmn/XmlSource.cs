using System.Xml;
using System.Xml.Linq;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Dmn;

/// <summary>An XML document of which every element and every character of text is known by its place in the file.
/// Document types, entities and references to anything outside the text are refused.</summary>
internal sealed class XmlSource
{
    private const int MaxCharacters = 4 * 1024 * 1024;
    private const int MaxDepth = 200;

    private readonly SourceText _source;

    private XmlSource(SourceText source, XElement root)
    {
        _source = source;
        Root = root;
    }

    public XElement Root { get; }

    /// <summary>The document; null when it is no XML that may be read, which is reported.</summary>
    public static XmlSource? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var depths = XmlReader.Create(new StringReader(source.Content), settings);
            while (depths.Read())
            {
                if (depths.Depth > MaxDepth)
                {
                    var place = (IXmlLineInfo)depths;
                    Report(source, place.LineNumber, place.LinePosition, $"Elements are nested more than {MaxDepth} deep.", diagnostics);
                    return null;
                }
            }

            using var reader = XmlReader.Create(new StringReader(source.Content), settings);
            return new(source, XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!);
        }
        catch (XmlException e)
        {
            // The XML library has no other way to say what is wrong with a text.
            Report(source, e.LineNumber, e.LinePosition, $"This cannot be read as XML: {Message(e)}", diagnostics);
            return null;
        }
    }

    /// <summary>Where the element's start tag begins.</summary>
    public SourceSpan SpanOf(XElement element)
    {
        var start = OffsetOf(element);
        return _source.Span(start, Math.Min(start + element.Name.LocalName.Length, _source.Content.Length));
    }

    /// <summary>The text of an element as an expression whose characters are known by their places in the file.</summary>
    public ExpressionText TextOf(XElement element)
    {
        var value = "";
        var origins = new List<int>();
        foreach (var text in element.Nodes().OfType<XText>())
        {
            value += text.Value;
            origins.AddRange(Origins(text));
        }

        var end = origins.Count > 0 ? origins[^1] + 1 : OffsetOf(element);
        origins.Add(end);
        return ExpressionText.Of(value, (from, to) =>
            _source.Span(origins[Math.Min(from, value.Length)],
                to > from ? origins[Math.Min(to, value.Length) - 1] + 1 : origins[Math.Min(from, value.Length)]));
    }

    /// <summary>For every character of a text node, where it stands; references such as <c>&amp;lt;</c> and line breaks are one
    /// character.</summary>
    private List<int> Origins(XText text)
    {
        var content = _source.Content;
        var origins = new List<int>();
        var at = OffsetOf(text);
        for (var i = 0; i < text.Value.Length; i++)
        {
            origins.Add(Math.Min(at, content.Length));
            if (at >= content.Length)
            {
                continue;
            }

            if (content[at] == '&' && text is not XCData)
            {
                at = content.IndexOf(';', at) is >= 0 and var end ? end + 1 : content.Length;
            }
            else
            {
                at += content[at] == '\r' && at + 1 < content.Length && content[at + 1] == '\n' ? 2 : 1;
            }
        }

        return origins;
    }

    private int OffsetOf(IXmlLineInfo place) => place.HasLineInfo() ? _source.OffsetOf(place.LineNumber, place.LinePosition) : 0;

    private static void Report(SourceText source, int line, int column, string message, DiagnosticBag diagnostics)
    {
        var offset = source.OffsetOf(line, column);
        diagnostics.Report(
            DecisionRules.NotReadable, source.Span(offset, offset), message, "export the model anew from the tool that it was drawn in");
    }

    /// <summary>The library's sentence without the place, which the finding has itself.</summary>
    private static string Message(XmlException e)
    {
        var end = e.Message.IndexOf(" Line ", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
