using System.Collections.Concurrent;
using System.Globalization;
using Workflows.Tests.Shared.Model;

namespace Workflows.Faults.Models;

/// <summary>The oracle: engine and model had the same open after every event. What was met on the way is counted, so that it is
/// seen.</summary>
internal sealed class ModelFindings
{
    private readonly ConcurrentDictionary<string, int> _happened = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _met = new(StringComparer.Ordinal);
    private int _cases;

    public ConcurrentQueue<(int Seed, ModelFailure Failure)> Failures { get; } = [];

    public bool Hold => Failures.IsEmpty && _cases > 0;

    /// <summary>Where the first difference was found, and how small it became.</summary>
    public string InShort => Failures.TryPeek(out var first)
        ? string.Create(CultureInfo.InvariantCulture, $"found by seed {first.Seed}, {first.Failure.Size}")
        : "not found";

    public void Add(ModelResult result)
    {
        Interlocked.Increment(ref _cases);
        foreach (var happening in result.Happened)
        {
            _happened.AddOrUpdate(happening.GetType().Name, 1, (_, n) => n + 1);
        }

        foreach (var kind in result.Views.SelectMany(v => v).Select(KindOf).Distinct(StringComparer.Ordinal))
        {
            _met.AddOrUpdate(kind, 1, (_, n) => n + 1);
        }
    }

    public void Add(int seed, ModelFailure failure) => Failures.Enqueue((seed, failure));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {_cases} cases, {_happened.Values.Sum()} events: {Sorted(_happened)}
        cases that met: {Sorted(_met)}{string.Concat(Failures.Select(f => $"\n\nseed {f.Seed}\n{f.Failure}"))}
        """);

    /// <summary>Of a line such as <c>timer catch s3(1)</c>, the kind of time too.</summary>
    private static string KindOf(string line) =>
        string.Join(' ', line.Split(' ').Take(line.StartsWith("timer", StringComparison.Ordinal) ? 2 : 1));

    private static string Sorted(ConcurrentDictionary<string, int> counts) =>
        string.Join(", ", counts.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value.ToString(CultureInfo.InvariantCulture)}"));
}
