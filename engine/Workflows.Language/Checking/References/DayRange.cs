using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.References;

/// <summary>How many days an amount is at least and at most, whatever month it starts in and whatever holidays fall into it.</summary>
internal readonly record struct DayRange(double Least, double Most)
{
    public static DayRange Of(TimeAmount amount)
    {
        var exact = (amount.Weeks * 7d) + amount.Days + (amount.Hours / 24d) + (amount.Minutes / 1440d) + (amount.Seconds / 86400d);
        return new(
            exact + (amount.Years * 365d) + (amount.Months * 28d) + amount.WorkingDays + (amount.WorkingHours / 24d),
            exact + (amount.Years * 366d) + (amount.Months * 31d) + (amount.WorkingDays * 2d) + (amount.WorkingDays > 0 ? 7 : 0)
                + (amount.WorkingHours * 2d) + (amount.WorkingHours > 0 ? 7 : 0));
    }
}
