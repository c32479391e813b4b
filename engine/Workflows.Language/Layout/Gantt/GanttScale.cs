using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Workflows.Language.Layout.Gantt;

/// <summary>Where days stand: all equally wide, as wide as the picture allows.</summary>
internal sealed class GanttScale
{
    private const int Widest = 24;
    private const int Narrowest = 1;
    private const int Whole = 880;
    private const int LeastForWeeks = 4;

    private readonly LocalDate _from;
    private readonly int _days;
    private readonly int _left;
    private readonly int _day;

    public GanttScale(LocalDate from, LocalDate to, int left)
    {
        _from = from;
        _days = Math.Max(1, Period.DaysBetween(from, to) + 1);
        _left = left;
        _day = Math.Clamp(Whole / _days, Narrowest, Widest);
    }

    public int Right => _left + (_days * _day);

    public int DayWidth => _day;

    /// <summary>The left edge of a day; days outside are moved to the nearest edge.</summary>
    public int At(LocalDate day) => _left + (Math.Clamp(Period.DaysBetween(_from, day), 0, _days) * _day);

    public int MiddleOf(LocalDate day) => At(day) + (_day / 2);

    /// <summary>The first days of months, or of weeks where there is room for them.</summary>
    public ImmutableArray<(LocalDate Day, string Text)> Lines()
    {
        var weeks = _day >= LeastForWeeks;
        return
        [
            .. Enumerable.Range(0, _days)
                .Select(_from.PlusDays)
                .Where(d => weeks ? d.DayOfWeek == IsoDayOfWeek.Monday : d.Day == 1)
                .Select(d =>
                    (d, weeks ? d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : d.ToString("uuuu-MM", CultureInfo.InvariantCulture))),
        ];
    }
}
