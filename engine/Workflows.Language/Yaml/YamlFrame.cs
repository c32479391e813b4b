using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>A list or set of keys that is being read.</summary>
/// <param name="start">Offset of its first character.</param>
/// <param name="column">Column of its first character, counted from 0.</param>
/// <param name="inBrackets">Written with [ ] or { }.</param>
internal abstract class YamlFrame(int start, int column, bool inBrackets)
{
    public int Start { get; } = start;

    public int Column { get; } = column;

    public bool InBrackets { get; } = inBrackets;

    /// <summary>Where the last value read so far ends.</summary>
    public int ContentEnd { get; protected set; } = start;

    public virtual bool ExpectsKey => false;

    public abstract void Add(YamlNode node);

    public abstract YamlNode Finish(SourceText source, int end);
}

internal sealed class SequenceFrame(int start, int column, bool inBrackets) : YamlFrame(start, column, inBrackets)
{
    private readonly ImmutableArray<YamlNode>.Builder _items = ImmutableArray.CreateBuilder<YamlNode>();

    public override void Add(YamlNode node)
    {
        _items.Add(node);
        ContentEnd = Math.Max(ContentEnd, node.Span.End);
    }

    public override YamlNode Finish(SourceText source, int end) => new YamlSequence(source.Span(Start, end), _items.ToImmutable());
}
