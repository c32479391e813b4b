namespace Workflows.Benchmarks.Measuring;

internal enum Unit
{
    /// <summary>Time of one; less is better.</summary>
    Nanoseconds,

    /// <summary>How many in a second; more is better.</summary>
    PerSecond,

    Percent,

    Bytes,

    Count,
}

/// <summary>One measured figure: a median.</summary>
/// <param name="What">What was done.</param>
/// <param name="Value">In the unit.</param>
/// <param name="Unit">Of the value.</param>
internal sealed record Figure(string What, double Value, Unit Unit)
{
    /// <summary>Bytes that one takes from the garbage-collected heap; null where that was not measured.</summary>
    public double? Allocated { get; init; }

    public Comparison? Beside { get; init; }

    /// <summary>This figure beside another of the same run and unit.</summary>
    public Figure ComparedWith(Figure other) => this with { Beside = new(other.What, Value / other.Value) };
}

/// <param name="With">What it is compared with.</param>
/// <param name="Ratio">The figure divided by the other.</param>
internal sealed record Comparison(string With, double Ratio);
