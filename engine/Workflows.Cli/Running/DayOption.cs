using System.CommandLine;
using System.Globalization;

namespace Workflows.Cli.Running;

/// <summary>An option that holds a day such as <c>2020-02-10</c> (ISO 8601-1 §5.2.2.1).</summary>
internal sealed class DayOption : Option<DateOnly?>
{
    public DayOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "day";
        CustomParser = given =>
        {
            if (DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            given.AddError($"'{given.Tokens[0].Value}' is no day such as 2020-02-10.");
            return null;
        };
    }
}
