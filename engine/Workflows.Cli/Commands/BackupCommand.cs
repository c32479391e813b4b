using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Cli.Stores;
using Workflows.Runtime.Backups;

namespace Workflows.Cli.Commands;

/// <summary>Backs an installation up.</summary>
internal sealed class BackupCommand : FormattedCommand
{
    private readonly Argument<string> _to = new("folder") { Description = "Where the cases go; not there yet" };
    private readonly Option<string?> _keys =
        new("--keys") { Description = "Where the keys go, apart from the cases; not there yet", HelpName = "folder" };
    private readonly AnchorFolders _anchors = new("A folder with the anchors of another node, of several nodes on one database");
    private readonly InstallationPlace _place = new(new());

    public BackupCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "backup",
            "Backs up cases, and apart from them keys, while the server runs, and verifies what it made; the master key goes into no backup",
            new Example("backup /mnt/cases/monday --keys /mnt/keys/monday", "backs up the server that runs here to two disks"),
            new Example("backup /mnt/cases/monday --data /srv/workflows", "backs up the cases of another one"),
            new Example("backup /mnt/cases/monday --anchors /mnt/two/anchors --anchors /mnt/three/anchors", "with the anchors of all three nodes"))
    {
        Arguments.Add(_to);
        Options.Add(_keys);
        _anchors.AddTo(this);
        _place.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var to = Surroundings.PathOf(given.GetRequiredValue(_to));
        var keys = given.GetValue(_keys) is { } folder ? Surroundings.PathOf(folder) : null;
        var anchors = _anchors.Given(given, Surroundings);
        BackupResult result;
        try
        {
            result = await Progress.ShowAsync(
                Surroundings,
                "Backing up",
                () => Backup.MakeAsync(_place.Read(given, Surroundings), to, keys, anchors, Surroundings.Time, cancellation));
        }
        catch (BackupRefusedException refused)
        {
            throw CommandStoppedException.Usage(refused.Message);
        }

        if (output.Format == OutputFormat.Json)
        {
            output.Json(new BackupJson(
                to, keys, result.Manifest.MadeAt, result.Manifest.Cases, result.Manifest.Entries, [.. result.Report.Findings.Select(f => f.Text)]));
        }
        else
        {
            foreach (var finding in result.Report.Findings)
            {
                output.Text(finding.Text);
            }

            output.Line(string.Create(
                CultureInfo.InvariantCulture, $"Backed up {result.Manifest.Cases} cases with {result.Manifest.Entries} entries, and verified them."));
            output.Remark(keys is null
                ? "The keys are not in it: without them nobody can read it. Back them up with --keys, to another disk."
                : "The master key is in neither: keep a copy of it in a third place.");
        }

        return result.Report.IsClean ? ExitCode.Good : ExitCode.Findings;
    }

    private sealed record BackupJson(
        string Folder, string? Keys, DateTimeOffset MadeAt, long Cases, long Entries, ImmutableArray<string> Findings);
}
