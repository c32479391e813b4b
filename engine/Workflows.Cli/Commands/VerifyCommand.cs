using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Cli.Stores;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Verifying;

namespace Workflows.Cli.Commands;

/// <summary>Verifies journals.</summary>
internal sealed class VerifyCommand : FormattedCommand
{
    private readonly StorePlace _place = new();
    private readonly AnchorPlaces _anchors;

    public VerifyCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "verify",
            "Verifies that nobody has changed, removed, swapped or cut journals since they were written; reads only, also while the server runs",
            new Example("verify", "verifies the store of the server that runs here"),
            new Example("verify --data /srv/workflows --format json", "tells a program what is wrong with another one"),
            new Example("verify --database \"Host=db;Database=workflows\"", "verifies cases in PostgreSQL"),
            new Example("verify --anchors /mnt/anchors --anchor-key office.pub", "believes only what was signed with a key of yours"))
    {
        _anchors = new(_place);
        _place.AddTo(this);
        _anchors.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await using var store = await _place.OpenAsync(given, Surroundings, cancellation);
        // Before the snapshot: what anchors know of must be in it.
        var anchors = _anchors.Read(given, Surroundings, cancellation);
        var report = await Progress.ShowAsync(Surroundings, "Verifying", () => ReadAsync(store, anchors, cancellation));
        if (output.Format == OutputFormat.Json)
        {
            output.Json(VerifyJson.Of(report));
        }
        else
        {
            foreach (var finding in report.Findings)
            {
                output.Text(finding.Text);
            }

            foreach (var remark in report.Remarks)
            {
                output.Remark(remark);
            }

            output.Line(Summary(report, Stopwatch.GetElapsedTime(began)));
        }

        return report.IsClean ? ExitCode.Good : ExitCode.Findings;
    }

    private static async Task<LedgerReport> ReadAsync(ReadOnlyStore store, AnchorsRead anchors, CancellationToken cancellation)
    {
        try
        {
            return await store.ReadAsync((session, ct) => LedgerVerification.RunAsync(session, anchors, ct), cancellation);
        }
        catch (StoreNotReadException cause)
        {
            throw CommandStoppedException.Usage(cause.Message, "is it a database of this program, and of this version?");
        }
    }

    private static string Summary(LedgerReport report, TimeSpan took)
    {
        var read = string.Create(
            CultureInfo.InvariantCulture, $"Verified {report.Entries} entries of {report.Cases} cases and {report.SystemEntries} of the installation in {took.TotalSeconds:0.0} s");
        var more = report.FindingCount > report.Findings.Length
            ? string.Create(CultureInfo.InvariantCulture, $", of which the first {report.Findings.Length} are told")
            : "";
        var signed = report.AnchoredAt is { } at ? $"; the newest anchor was signed at {at:uuuu-MM-dd HH:mm:ss} UTC" : "";
        return report.IsClean ? $"{read}: nothing was changed, removed, swapped or cut{signed}."
            : string.Create(CultureInfo.InvariantCulture, $"{read}: {report.FindingCount} {(report.FindingCount == 1 ? "finding" : "findings")}{more}.");
    }

    private sealed record VerifyJson(
        long Cases,
        long Entries,
        long SystemEntries,
        DateTimeOffset? AnchoredAt,
        long FindingCount,
        ImmutableArray<FindingJson> Findings,
        ImmutableArray<string> Remarks)
    {
        public static VerifyJson Of(LedgerReport report) => new(
            report.Cases,
            report.Entries,
            report.SystemEntries,
            report.AnchoredAt?.ToDateTimeOffset(),
            report.FindingCount,
            [.. report.Findings.Select(f => new FindingJson(f.Damage, f.Instance, f.Entry, f.At?.ToDateTimeOffset(), f.Text))],
            report.Remarks);
    }

    private sealed record FindingJson(LedgerDamage Damage, Guid? Instance, long? Entry, DateTimeOffset? At, string Text);
}
