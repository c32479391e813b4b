using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary><c>context.field</c>, <c>date.year</c>; of a list, the list of its items' fields (DMN 1.5 §10.3.2.5).</summary>
internal sealed class PathNode(SourceSpan span, FeelType type, Node target, string name) : Node(span, type, target)
{
    private int _place;

    public Node Target { get; } = target;

    public string Name { get; } = name;

    public override FeelValue Evaluate(Frame frame) => Of(Target.Evaluate(frame), frame.Run);

    private FeelValue Of(FeelValue value, Run run) => value switch
    {
        FeelContext context => context.Find(Name, ref _place) ?? run.Null(Span, $"The context has no entry '{Name}'."),
        FeelList list => OfItems(list, run),
        FeelNull => run.Null(Span, $"There is no value to take '{Name}' of."),
        _ => Properties.Find(value, Name) ?? run.Null(Span, $"{Kinds.Noun(value)} has no '{Name}'."),
    };

    private FeelValue OfItems(FeelList list, Run run)
    {
        if (!run.Spend(list.Items.Length, Span))
        {
            return FeelValue.Null;
        }

        var items = ImmutableArray.CreateBuilder<FeelValue>(list.Items.Length);
        foreach (var item in list.Items)
        {
            items.Add(Of(item, run));
        }

        return new FeelList(items.MoveToImmutable());
    }
}
