using System.Collections.Immutable;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Stores;

/// <summary>Shows what goes out when sending is released.</summary>
internal static class WaitingWords
{
    public static void Write(
        CommandOutput output,
        CommandSurroundings surroundings,
        (int Mails, int Calls, int Timers, int Starts) counts,
        ImmutableArray<string> atLeast,
        IEnumerable<(string Kind, DateTimeOffset At, Guid? Instance, string What)> items)
    {
        if (counts is (0, 0, 0, 0))
        {
            output.Line("Nothing waits to go out.");
            return;
        }

        var table = new TextTable("WHAT", "SINCE", "INSTANCE", "");
        var any = false;
        foreach (var (kind, at, instance, what) in items)
        {
            table.Row(kind, Times.Local(at, surroundings.Time), instance is { } id ? InstanceNames.Short(id) : "", what);
            any = true;
        }

        if (any)
        {
            output.Table(table);
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Waiting to go out: {Of(counts.Mails, "mails")} mails, {Of(counts.Calls, "calls")} calls, {Of(counts.Timers, "timers")} due timers, "
            + $"{Of(counts.Starts, "starts")} starts."));
        output.Line("Some of it may have gone out before, after the backup was made.");

        string Of(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"{number}{(atLeast.Contains(name) ? " or more" : "")}");
    }
}
