using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Cli.Stores;
using Workflows.Runtime;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Verifying;
using Workflows.Runtime.Verifying.States;

namespace Workflows.Cli.Commands;

/// <summary>Verifies journals.</summary>
internal sealed class VerifyCommand : FormattedCommand
{
    private readonly StorePlace _place = new();
    private readonly InstallationPlace _installation;
    private readonly AnchorPlaces _anchors;

    private readonly Option<bool> _states = new("--states")
    {
        Description = "Also opens every case with its key, and compares what is stored of it with what its journal yields; takes longer",
    };

    public VerifyCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "verify",
            "Verifies that nobody has changed, removed, swapped or cut journals since they were written; reads only, also while the server runs",
            new Example("verify", "verifies the store of the server that runs here"),
            new Example("verify --data /srv/workflows --format json", "tells a program what is wrong with another one"),
            new Example("verify --database \"Host=db;Database=workflows\"", "verifies cases in PostgreSQL"),
            new Example("verify --states", "compares what is stored of every case as well; needs the keys"),
            new Example("verify --anchors /mnt/anchors --anchor-key office.pub", "believes only what was signed with a key of yours"))
    {
        _anchors = new(_place);
        _installation = new(_place);
        _installation.AddTo(this);
        Options.Add(_states);
        _anchors.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await using var store = await _place.OpenAsync(given, Surroundings, cancellation);
        // Before the snapshot: what anchors know of must be in it.
        var anchors = _anchors.Read(given, Surroundings, cancellation);
        var report = await Progress.ShowAsync(Surroundings, "Verifying", () => ReadAsync(given, store, anchors, cancellation));
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

    private async Task<LedgerReport> ReadAsync(ParseResult given, ReadOnlyStore store, AnchorsRead anchors, CancellationToken cancellation)
    {
        try
        {
            return await store.ReadAsync(
                async (session, ct) =>
                {
                    var report = await LedgerVerification.RunAsync(session, anchors, ct);
                    if (!given.GetValue(_states))
                    {
                        return report;
                    }

                    await using var keys = await KeyReading.OpenAsync(_installation.Read(given, Surroundings), ct);
                    return await StateVerification.AddAsync(session, keys, report, ct);
                },
                cancellation);
        }
        catch (StartRefusedException refused)
        {
            throw CommandStoppedException.Usage(refused.Message, "Workflows__MasterKeyFile names the file of the master keys, as for the server");
        }
        catch (StoreNotReadException cause)
        {
            throw CommandStoppedException.Usage(cause.Message, "is it a database of this program, and of this version?");
        }
    }

    private static string Summary(LedgerReport report, TimeSpan took)
    {
        var read = string.Create(
            CultureInfo.InvariantCulture,
            $"Verified {LedgerWords.Count(report.Entries, "entry", "entries")} of {LedgerWords.Count(report.Cases, "case", "cases")} and "
            + $"{report.SystemEntries} of the installation{States(report)} in {took.TotalSeconds:0.0} s");
        var more = report.FindingCount > report.Findings.Length
            ? string.Create(CultureInfo.InvariantCulture, $", of which the first {report.Findings.Length} are told")
            : "";
        var signed = report.AnchoredAt is { } at ? $"; the newest anchor was signed at {at:uuuu-MM-dd HH:mm:ss} UTC" : "";
        return report.IsClean ? $"{read}: nothing was changed, removed, swapped or cut{signed}."
            : string.Create(
                CultureInfo.InvariantCulture, $"{read}: {report.FindingCount} {(report.FindingCount == 1 ? "finding" : "findings")}{more}.");
    }

    private static string States(LedgerReport report) => report.StatesCompared is { } compared
        ? $", compared {LedgerWords.Count(compared, "case", "cases")} with what is stored of {(compared == 1 ? "it" : "them")}"
        : "";

    private sealed record VerifyJson(
        long Cases,
        long Entries,
        long SystemEntries,
        long? StatesCompared,
        DateTimeOffset? AnchoredAt,
        long FindingCount,
        ImmutableArray<FindingJson> Findings,
        ImmutableArray<string> Remarks)
    {
        public static VerifyJson Of(LedgerReport report) => new(
            report.Cases,
            report.Entries,
            report.SystemEntries,
            report.StatesCompared,
            report.AnchoredAt?.ToDateTimeOffset(),
            report.FindingCount,
            [.. report.Findings.Select(f => new FindingJson(f.Damage, f.Instance, f.Entry, f.At?.ToDateTimeOffset(), f.Text))],
            report.Remarks);
    }

    private sealed record FindingJson(LedgerDamage Damage, Guid? Instance, long? Entry, DateTimeOffset? At, string Text);
}
