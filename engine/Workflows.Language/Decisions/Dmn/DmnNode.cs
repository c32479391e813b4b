using System.Xml.Linq;
using Workflows.Language.Feel.Syntax;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Dmn;

/// <summary>An element of a DMN file. The versions of DMN differ in their namespaces, hardly in their names, so names decide.</summary>
internal readonly record struct DmnNode(XmlSource File, XElement Element)
{
    public string Name => Element.Name.LocalName;

    public SourceSpan Span => File.SpanOf(Element);

    public string? this[string attribute] => Element.Attribute(attribute)?.Value.Trim();

    public IEnumerable<DmnNode> Children
    {
        get
        {
            var (file, parent) = (File, Element);
            return parent.Elements().Where(e => e.Name.Namespace == parent.Name.Namespace).Select(e => new DmnNode(file, e));
        }
    }

    public IEnumerable<DmnNode> All(string name) => Children.Where(c => c.Name == name);

    public DmnNode? Find(string name) => All(name).Select(c => (DmnNode?)c).FirstOrDefault();

    /// <summary>The text within the child <c>text</c>; null when there is none or it is blank.</summary>
    public ExpressionText? Expression()
    {
        var text = Find("text");
        return text is { } child && !string.IsNullOrWhiteSpace(child.Element.Value) ? File.TextOf(child.Element) : null;
    }
}
