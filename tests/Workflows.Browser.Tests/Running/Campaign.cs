using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflows.Browser.Tests.Running;

/// <summary>The real processes in a folder of the test's own, with the campaign's plan moved to begin today: a campaign of
/// another year would be over as soon as it starts.</summary>
internal static partial class Campaign
{
    public const string Process = "school-outreach";
    public const string Title = "Uppsökande arbete mot kränkande behandling";

    /// <summary>May start it.</summary>
    public const string Strategist = "Elin Ek";

    /// <summary>Answers for a preschool that is asked.</summary>
    public const string HeadTeacher = "Anna Alm";

    public const string Preschool = "Förskolan Ankan";

    private const int Days = 116;

    public static void WriteInto(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Processes, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Processes, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, BeginningToday(File.ReadAllText(file)));
        }
    }

    private static string BeginningToday(string text)
    {
        var today = DateTime.Today;
        return Plan().Replace(text, string.Create(CultureInfo.InvariantCulture, $"plan: {{ from: {today:yyyy-MM-dd}, to: {today.AddDays(Days):yyyy-MM-dd}"));
    }

    [GeneratedRegex(@"^plan: \{ from: [\d-]+, to: [\d-]+", RegexOptions.Multiline)]
    private static partial Regex Plan();
}
