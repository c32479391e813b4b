using System.Globalization;
using Workflows.Benchmarks.Measuring;

namespace Workflows.Benchmarks.Storing;

/// <summary>One half of a round: all starts, or all resumes.</summary>
/// <param name="Cases">How many.</param>
/// <param name="Took">From the first to the last answer.</param>
/// <param name="Processor">What this process took of the processors meanwhile.</param>
/// <param name="Elsewhere">What a database server took of them; zero where there is none.</param>
/// <param name="Allocated">Bytes that this process took from the garbage-collected heap.</param>
/// <param name="Written">What was stored.</param>
internal sealed record Phase(int Cases, TimeSpan Took, TimeSpan Processor, TimeSpan Elsewhere, long Allocated, Traffic Written)
{
    public double CasesASecond => Cases / Took.TotalSeconds;

    public double ProcessorACase => Processor.TotalNanoseconds / Cases;

    public double ElsewhereACase => Elsewhere.TotalNanoseconds / Cases;

    public double AllocatedACase => (double)Allocated / Cases;

    public double RowsASecond => Written.Rows / Took.TotalSeconds;
}

/// <summary>Cases started until each waits, then resumed until each has ended, then bare inserts.</summary>
internal sealed record Round(Phase Starts, Phase Resumes)
{
    /// <summary>Of bare inserts of rows of this size into the same database; 0 before they are measured.</summary>
    public double RawRowsASecond { get; init; }

    /// <summary>Mean bytes of values in a row that the engine writes.</summary>
    public int RowSize => (int)((Starts.Written.Bytes + Resumes.Written.Bytes) / (Starts.Written.Rows + Resumes.Written.Rows));
}

/// <summary>What the rounds against one store came to.</summary>
internal static class CaseFigures
{
    /// <summary>Medians over the rounds; a ratio is the median of the rounds' own.</summary>
    public static IReadOnlyList<Figure> Of(IReadOnlyList<Round> rounds)
    {
        var limit = new Figure(
            $"bare inserts, {rounds[0].RowSize} bytes, {RawInserts.RowsACommit} a commit",
            Median.Of(rounds.Select(r => r.RawRowsASecond)),
            Unit.PerSecond);
        return [limit, .. Half("starts", rounds, r => r.Starts, limit), .. Half("resumes", rounds, r => r.Resumes, limit)];
    }

    private static IEnumerable<Figure> Half(string name, IReadOnlyList<Round> rounds, Func<Round, Phase> phase, Figure limit)
    {
        var rows = rounds.Sum(r => phase(r).Written.Rows) / (double)rounds.Sum(r => phase(r).Cases);
        yield return new(name, Median.Of(rounds.Select(r => phase(r).CasesASecond)), Unit.PerSecond);
        yield return new("  processor time of one in this process", Median.Of(rounds.Select(r => phase(r).ProcessorACase)), Unit.Nanoseconds)
        {
            Allocated = Median.Of(rounds.Select(r => phase(r).AllocatedACase)),
        };
        if (Median.Of(rounds.Select(r => phase(r).ElsewhereACase)) is > 0 and var elsewhere)
        {
            yield return new("  processor time of one in the database server", elsewhere, Unit.Nanoseconds);
        }

        yield return new(
            $"  rows of {name}, {rows.ToString("0.#", CultureInfo.InvariantCulture)} each",
            Median.Of(rounds.Select(r => phase(r).RowsASecond)),
            Unit.PerSecond)
        {
            Beside = new(limit.What, Median.Of(rounds.Select(r => phase(r).RowsASecond / r.RawRowsASecond))),
        };
    }
}
