using System.Collections.Immutable;

namespace Workflows.Engine.Tests.Properties;

/// <summary>A made-up process before it is written down: steps inside steps, without names.</summary>
internal abstract record Shape
{
    /// <param name="Outcome">What its second outcome does, after the first that goes on; null: it has no outcomes.</param>
    /// <param name="Timers">Whether it is due, with reminders and an escalation.</param>
    public sealed record Task(Lead? Outcome, bool Timers) : Shape;

    public sealed record Wait(int Hours) : Shape;

    public sealed record Message : Shape;

    public sealed record Set : Shape;

    public sealed record Notify : Shape;

    /// <param name="Taken">Whether the condition of the first list holds.</param>
    /// <param name="Then">What is done then.</param>
    /// <param name="Otherwise">What is done otherwise.</param>
    public sealed record Choose(bool Taken, Shapes Then, Shapes Otherwise) : Shape;

    public sealed record Parallel(ImmutableArray<Branch> Branches) : Shape;

    /// <param name="Items">How many.</param>
    /// <param name="ClosesAfter">Days until the collection closes; null: it waits for all.</param>
    /// <param name="Body">A task, or a parallel.</param>
    public sealed record Each(int Items, int? ClosesAfter, Shape Body) : Shape;

    /// <param name="WholeProcess">Whether it ends everything.</param>
    /// <param name="Holds">Whether its condition holds.</param>
    public sealed record End(bool WholeProcess, bool Holds) : Shape;

    /// <summary>Goes back to the first task of the list that can be answered in two ways, when it was answered in the second.</summary>
    public sealed record Back : Shape;
}

internal sealed record Branch(bool Holds, Shapes Steps);

internal enum Lead
{
    Continue,
    BackToItself,
    End,
    EndProcess,
}

/// <summary>A list of steps.</summary>
internal sealed record Shapes(ImmutableArray<Shape> Steps)
{
    /// <summary>As the process file that it is: what a failing test shows.</summary>
    public override string ToString() => $"\n{ShapeText.Of(this)}";
}
