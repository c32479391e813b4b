using System.Collections.Immutable;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>DMN 1.5 §10.3.4.6 and §10.3.4.7.</summary>
internal static class DateFunctions
{
    private static readonly ImmutableArray<string> Days =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly ImmutableArray<string> Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    public static ImmutableArray<Builtin> All { get; } =
    [
        new("now", Of(FeelType.DateTime, c => FeelValue.Of(c.Run.Moment.Now, c.Run.Moment.Zone))),
        new("today", Of(FeelType.Date, c => FeelValue.Of(c.Run.Moment.Now.InZone(c.Run.Moment.Zone).Date))),
        OfDay("day of year", FeelType.Number, d => FeelValue.Of(d.DayOfYear)),
        OfDay("day of week", FeelType.Text, d => FeelValue.Of(Days[d.DayOfWeek - 1])),
        OfDay("month of year", FeelType.Text, d => FeelValue.Of(Months[d.Month - 1])),
        OfDay("week of year", FeelType.Number, d => FeelValue.Of(d.WeekOfYear)),
        new("is", Of(FeelType.Boolean, Is, Nullable("value1", FeelType.Any), Nullable("value2", FeelType.Any))),
    ];

    private static Builtin OfDay(string name, FeelType result, Func<CivilDate, FeelValue> of) => new(name, Of(
        result,
        c => of(c[0] is FeelDateTime both ? both.Date : ((FeelDate)c[0]).Value),
        Required("date", FeelType.Date, FeelType.DateTime)));

    /// <summary>The same value: of the same kind, and with zones the same clock time in the same zone.</summary>
    private static FeelValue Is(Call call) => FeelValue.Of(call[0].Equals(call[1]));
}
