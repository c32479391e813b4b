using System.Globalization;
using Workflows.Cli.Client;

namespace Workflows.Cli.Output;

/// <summary>Times as people read them: to the minute, in this machine's time zone; days as days.</summary>
internal static class Times
{
    public static string Local(DateTimeOffset at, TimeProvider time) =>
        TimeZoneInfo.ConvertTime(at, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Due(Due? due, TimeProvider time) => due switch
    {
        null => "",
        { Day: { } day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Local(due.At, time),
    };
}
