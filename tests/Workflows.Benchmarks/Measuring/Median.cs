namespace Workflows.Benchmarks.Measuring;

internal static class Median
{
    /// <summary>The value in the middle; of an even number the higher of the two.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
