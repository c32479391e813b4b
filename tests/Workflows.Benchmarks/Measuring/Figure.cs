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

    /// <summary>Where the value is that within which 95 of 100 are: that within which half of them are.</summary>
    public double? Half { get; init; }

    /// <summary>Nanoseconds of processor time that half of them take at most, in this process.</summary>
    public double? Processor { get; init; }

    /// <summary>What it may be at most, in the same unit; null where nothing is held to a limit.</summary>
    public double? Limit { get; init; }

    /// <summary>Whether it is within its limit; null where there is none.</summary>
    public bool? Holds => Limit is { } limit ? Value <= limit : null;

    /// <summary>This figure beside another of the same run and unit.</summary>
    public Figure ComparedWith(Figure other) => this with { Beside = new(other.What, Value / other.Value) };
}

/// <param name="With">What it is compared with.</param>
/// <param name="Ratio">The figure divided by the other.</param>
internal sealed record Comparison(string With, double Ratio);
