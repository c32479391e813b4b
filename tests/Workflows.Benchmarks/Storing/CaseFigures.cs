using System.Globalization;
using Workflows.Benchmarks.Measuring;

namespace Workflows.Benchmarks.Storing;

/// <summary>One half of a round: all starts, or all resumes.</summary>
internal sealed record Phase(TimeSpan Took, Traffic Written);

internal sealed record Round(int Cases, Phase Starts, Phase Resumes);

/// <summary>What the rounds against one store came to.</summary>
/// <param name="Starts">Cases a second until each waits.</param>
/// <param name="Resumes">Cases a second until each has ended.</param>
/// <param name="StartRows">Rows that one start writes.</param>
/// <param name="ResumeRows">Rows that one resume writes.</param>
/// <param name="RowSize">Mean bytes of values in a row, by which the limit is measured.</param>
internal sealed record CaseFigures(double Starts, double Resumes, double StartRows, double ResumeRows, int RowSize)
{
    public static CaseFigures Of(IReadOnlyList<Round> rounds)
    {
        var written = rounds.SelectMany(r => new[] { r.Starts.Written, r.Resumes.Written }).ToList();
        return new(
            Median.Of(rounds.Select(r => r.Cases / r.Starts.Took.TotalSeconds)),
            Median.Of(rounds.Select(r => r.Cases / r.Resumes.Took.TotalSeconds)),
            rounds.Sum(r => r.Starts.Written.Rows) / (double)rounds.Sum(r => r.Cases),
            rounds.Sum(r => r.Resumes.Written.Rows) / (double)rounds.Sum(r => r.Cases),
            (int)(written.Sum(w => w.Bytes) / written.Sum(w => w.Rows)));
    }

    /// <summary>The figures, with the rows that they wrote beside the limit.</summary>
    public IReadOnlyList<Figure> Beside(Figure limit) =>
    [
        limit,
        new("starts", Starts, Unit.PerSecond),
        new Figure($"  rows of starts, {Rows(StartRows)} each", Starts * StartRows, Unit.PerSecond).ComparedWith(limit),
        new("resumes", Resumes, Unit.PerSecond),
        new Figure($"  rows of resumes, {Rows(ResumeRows)} each", Resumes * ResumeRows, Unit.PerSecond).ComparedWith(limit),
    ];

    private static string Rows(double rows) => rows.ToString("0.#", CultureInfo.InvariantCulture);
}
