using System.Collections.Immutable;
using System.Globalization;
using Workflows.Tests.Shared;

namespace Workflows.Faults.Mutations;

/// <summary>What an expression ended in.</summary>
internal enum MutationEnd
{
    Value,

    /// <summary>A finding with a place in the text.</summary>
    Finding,

    /// <summary>Neither a value nor a finding with a place.</summary>
    Lost,

    /// <summary>It threw.</summary>
    Crash,
}

/// <summary>The oracle: every expression ends in a value or in a finding with a place, and soon.</summary>
internal sealed record MutationFindings
{
    private const int MostShown = 5;

    public int Values { get; private init; }

    public int Findings { get; private init; }

    public int Lost { get; private init; }

    public int Crashes { get; private init; }

    public int TooSlow { get; private init; }

    public TimeSpan Slowest { get; private init; }

    public string SlowestText { get; private init; } = "";

    /// <summary>The first expressions that ended as none may.</summary>
    public ImmutableArray<string> Broken { get; private init; } = [];

    public bool Hold => Lost == 0 && Crashes == 0 && TooSlow == 0;

    public MutationFindings With(string text, MutationEnd end, TimeSpan time, bool isTooSlow)
    {
        var isBroken = isTooSlow || end is MutationEnd.Lost or MutationEnd.Crash;
        return this with
        {
            Values = Values + (end == MutationEnd.Value ? 1 : 0),
            Findings = Findings + (end == MutationEnd.Finding ? 1 : 0),
            Lost = Lost + (end == MutationEnd.Lost ? 1 : 0),
            Crashes = Crashes + (end == MutationEnd.Crash ? 1 : 0),
            TooSlow = TooSlow + (isTooSlow ? 1 : 0),
            Slowest = time > Slowest ? time : Slowest,
            SlowestText = time > Slowest ? text : SlowestText,
            Broken = isBroken && Broken.Length < MostShown ? Broken.Add($"{end}: {text}") : Broken,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Values} values, {Findings} findings with a place, {Lost} with neither
        crashes: {Crashes}
        slowest: {Slowest.TotalMilliseconds:0.0} ms of {(ThreadTime.IsProcessorTime ? "processor time" : "time of day")}: {SlowestText}
        over 100 ms: {TooSlow}{string.Concat(Broken.Select(b => "\n  " + b))}
        """);
}
