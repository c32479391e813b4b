using System.Globalization;
using System.Text;
using System.Xml;

namespace Workflows.Language.Layout;

/// <summary>Writes SVG elements; characters that XML 1.0 §2.2 does not allow are left out.</summary>
internal sealed class SvgWriter(XmlWriter xml)
{
    private string _namespace = "";

    public void Open(string element, string ofNamespace)
    {
        _namespace = ofNamespace;
        Open(element);
    }

    public void Open(string element) => xml.WriteStartElement(element, _namespace);

    public void Close() => xml.WriteEndElement();

    public void Set(string attribute, string value) => xml.WriteAttributeString(attribute, Clean(value));

    public void Set(string attribute, int value) => Set(attribute, value.ToString(CultureInfo.InvariantCulture));

    public void Group(string classes) => Element("g", classes);

    /// <summary>Opens an element; to be closed.</summary>
    public void Element(string element, string classes)
    {
        Open(element);
        Set("class", classes);
    }

    public void TextElement(string element, string text, params (string Name, string Value)[] attributes)
    {
        Open(element);
        foreach (var (name, value) in attributes)
        {
            Set(name, value);
        }

        xml.WriteString(Clean(text));
        Close();
    }

    public void Path(string classes, string path)
    {
        Element("path", classes);
        Set("d", path);
        Close();
    }

    public void Path(string classes, string path, Point at)
    {
        Element("path", classes);
        Set("transform", string.Create(CultureInfo.InvariantCulture, $"translate({at.X} {at.Y})"));
        Set("d", path);
        Close();
    }

    public void Circle(string classes, Point centre, int radius)
    {
        Element("circle", classes);
        Set("cx", centre.X);
        Set("cy", centre.Y);
        Set("r", radius);
        Close();
    }

    public void Rectangle(string classes, Box box, int corner)
    {
        Element("rect", classes);
        Set("x", box.X);
        Set("y", box.Y);
        Set("width", box.Width);
        Set("height", box.Height);
        Set("rx", corner);
        Close();
    }

    /// <summary>One text element a line, so that every line keeps its own anchor.</summary>
    public void Lines(string classes, IEnumerable<string> lines, Point at, TextAnchor anchor, int lineHeight)
    {
        var y = at.Y;
        foreach (var line in lines)
        {
            Element("text", anchor == TextAnchor.Start ? classes : $"{classes} wf-at-{Lower(anchor)}");
            Set("x", at.X);
            Set("y", y);
            xml.WriteString(Clean(line));
            Close();
            y += lineHeight;
        }
    }

    private static string Lower(TextAnchor anchor) => anchor == TextAnchor.Middle ? "middle" : "end";

    private static string Clean(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
        }

        return clean.ToString();
    }
}
