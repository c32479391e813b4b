using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Cli.Stores;
using Workflows.Runtime;
using Workflows.Runtime.Backups;

namespace Workflows.Cli.Commands;

/// <summary>Restores a backup.</summary>
internal sealed class RestoreCommand : FormattedCommand
{
    private readonly Argument<string> _from = new("folder") { Description = "The backup of the cases" };
    private readonly Option<string> _keys = new("--keys") { Description = "The backup of the keys", HelpName = "folder", Required = true };
    private readonly Option<string> _master =
        new("--master-key") { Description = "The master key's file, which is in no backup", HelpName = "file", Required = true };
    private readonly Option<string> _to = new("--to") { Description = "The new data folder; not there yet", HelpName = "folder", Required = true };
    private readonly AnchorFolders _anchors = new("A folder with newer anchors, such as the second place: they tell of erasures since the backup");
    private readonly InstallationPlace _place = new(new());

    public RestoreCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "restore",
            "Puts back a backup where nothing is, applies erasures made since, holds all sending, and lists what would go out again",
            new Example(
                "restore /mnt/cases/monday --keys /mnt/keys/monday --master-key /safe/master.key --anchors /mnt/anchors --to /srv/workflows",
                "restores to a new data folder"))
    {
        Arguments.Add(_from);
        foreach (var option in new Option[] { _keys, _master, _to })
        {
            Options.Add(option);
        }

        _anchors.AddTo(this);
        _place.AddDatabasesTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var to = Surroundings.PathOf(given.GetRequiredValue(_to));
        var sources = new RestoreSources(
            Surroundings.PathOf(given.GetRequiredValue(_from)),
            Surroundings.PathOf(given.GetRequiredValue(_keys)),
            Surroundings.PathOf(given.GetRequiredValue(_master)),
            _anchors.Given(given, Surroundings));
        RestoreResult result;
        try
        {
            result = await Progress.ShowAsync(
                Surroundings, "Restoring", () => Restore.RunAsync(sources, _place.Read(given, Surroundings, to), Surroundings.Time, cancellation));
        }
        catch (Exception refused) when (refused is BackupRefusedException or StartRefusedException)
        {
            throw CommandStoppedException.Usage(refused.Message);
        }

        if (output.Format == OutputFormat.Json)
        {
            var again = result.FiringAgain;
            output.Json(new RestoreJson(
                to,
                result.BackupAt.ToDateTimeOffset(),
                result.Erased,
                again.Mails.Number,
                again.Calls.Number,
                again.Timers.Number,
                again.Starts.Number,
                again.AtLeast,
                [.. again.Items.Select(i => new FiringJson(i.Kind, i.At.ToDateTimeOffset(), i.Instance, i.What))],
                [.. result.Report.Findings.Select(f => f.Text)]));
        }
        else
        {
            Write(result, to, output);
        }

        return result.Report.IsClean ? ExitCode.Good : ExitCode.Findings;
    }

    private void Write(RestoreResult result, string to, CommandOutput output)
    {
        foreach (var finding in result.Report.Findings)
        {
            output.Text(finding.Text);
        }

        var again = result.FiringAgain;
        WaitingWords.Write(
            output,
            Surroundings,
            (again.Mails.Number, again.Calls.Number, again.Timers.Number, again.Starts.Number),
            again.AtLeast,
            again.Items.Select(i => (i.Kind, i.At.ToDateTimeOffset(), i.Instance, i.What)));
        var at = Times.Local(result.BackupAt.ToDateTimeOffset(), Surroundings.Time);
        output.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {result.Report.Cases} cases to {to}, as they were at {at}; {result.Erased} erasures made since were applied."));
        output.Line("Nothing goes out until 'workflows release-sending' is given to the server that runs on it.");
    }

    private sealed record RestoreJson(
        string Folder,
        DateTimeOffset BackupAt,
        int Erased,
        int Mails,
        int Calls,
        int Timers,
        int Starts,
        ImmutableArray<string> AtLeast,
        ImmutableArray<FiringJson> FiringAgain,
        ImmutableArray<string> Findings);

    private sealed record FiringJson(string Kind, DateTimeOffset At, Guid? Instance, string What);
}
