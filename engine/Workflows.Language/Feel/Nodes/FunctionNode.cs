using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary><c>function(a, b: number) a + b</c>; it keeps the values that the names around it have where it is written.</summary>
internal sealed class FunctionNode(
    SourceSpan span, FeelType type, string text, ImmutableArray<FeelParameter> parameters, int firstSlot, int slots, Node body)
    : Node(span, type)
{
    public ImmutableArray<FeelParameter> Parameters { get; } = parameters;

    public int FirstSlot { get; } = firstSlot;

    /// <summary>How many local names a call needs room for, those around the function included.</summary>
    public int Slots { get; } = slots;

    public Node Body { get; } = body;

    public override FeelValue Evaluate(Frame frame) =>
        new FeelFunction(text, new Closure(this, frame.Variables, frame.Locals.AsSpan(0, FirstSlot).ToArray()));
}

internal sealed class Closure(FunctionNode function, FeelContext variables, FeelValue[] around) : ICallable
{
    public ImmutableArray<FeelParameter> Parameters => function.Parameters;

    public FeelType Result => function.Body.Type;

    /// <summary>Gives the function its own name, before anybody else can see it.</summary>
    public void Know(int slot, FeelValue self)
    {
        if (slot < around.Length)
        {
            around[slot] = self;
        }
    }

    public FeelValue Call(FeelValue[] arguments, Run run, SourceSpan span)
    {
        if (!run.Spend(function.Body.Size, span) || !run.Enter(function.Body.Height, span))
        {
            return FeelValue.Null;
        }

        var locals = new FeelValue[function.Slots];
        around.CopyTo(locals, 0);
        arguments.CopyTo(locals, function.FirstSlot);
        var result = function.Body.Evaluate(new(run, variables, locals));
        run.Leave(function.Body.Height);
        return result;
    }
}
