using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;

namespace Workflows.Cli.Running;

/// <summary>An option that holds a first and a last day, such as <c>2020-02-10/2020-06-05</c> (ISO 8601-1 §5.5.2, an interval).</summary>
internal sealed class PlanOption : Option<PlannedTime?>
{
    public PlanOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "first/last";
        CustomParser = given =>
        {
            var days = given.Tokens[0].Value.Split('/');
            if (days.Length == 2 && DayOf(days[0]) is { } from && DayOf(days[1]) is { } to)
            {
                return new(from, to);
            }

            given.AddError($"'{given.Tokens[0].Value}' is no first and last day such as 2020-02-10/2020-06-05.");
            return null;
        };
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
