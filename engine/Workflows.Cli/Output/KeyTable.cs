using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Running;

namespace Workflows.Cli.Output;

/// <summary>Master keys with what each wraps.</summary>
internal static class KeyTable
{
    public static TextTable Of(KeysBody keys, CommandSurroundings surroundings)
    {
        var table = new TextTable("MASTER KEY", "FINGERPRINT", "STANDING", "IN USE SINCE", "WRAPS", "MADE");
        foreach (var v in keys.Versions)
        {
            table.Row(
                v.Version.ToString(CultureInfo.InvariantCulture),
                v.Fingerprint,
                v.Standing,
                At(v.CurrentAt, surroundings),
                v.DataKeys.ToString(CultureInfo.InvariantCulture),
                v.Oldest is null ? "" : $"{At(v.Oldest, surroundings)} to {At(v.Newest, surroundings)}");
        }

        return table;
    }

    private static string At(DateTimeOffset? at, CommandSurroundings surroundings) => at is { } time ? Times.Local(time, surroundings.Time) : "";
}
