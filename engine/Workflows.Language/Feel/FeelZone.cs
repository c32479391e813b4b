using NodaTime;

namespace Workflows.Language.Feel;

/// <summary>What ties a time to the world's clock: an offset from UTC or a place of the IANA time zone database.</summary>
public abstract record FeelZone
{
    private FeelZone()
    {
    }

    public static FeelZone Utc { get; } = new Offset(0);

    /// <summary><c>Z</c>, <c>+02:00</c> or <c>@Europe/Stockholm</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The offset in seconds that holds for a local date and time. In the hour that a clock change repeats, the earlier one;
    /// in the hour that it skips, the one before the change.</summary>
    public abstract int OffsetAt(CivilDate date, LocalTime time);

    /// <summary>The offset in seconds that holds at an instant.</summary>
    public abstract int OffsetAt(Instant instant);

    /// <summary>The zone that a NodaTime zone stands for.</summary>
    public static FeelZone Of(DateTimeZone zone) => zone == DateTimeZone.Utc
        ? Utc
        : zone.MinOffset == zone.MaxOffset
            && zone.Id.StartsWith("UTC", StringComparison.Ordinal) ? new Offset(zone.MinOffset.Seconds) : new Place(zone.Id, zone);

    /// <summary>The place of that name, such as <c>Europe/Stockholm</c>; null when there is none.</summary>
    public static FeelZone? Named(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone ? new Place(name, zone) : null;

    public sealed record Offset(int Seconds) : FeelZone
    {
        // XML Schema ends at 14 hours; FEEL time() takes a duration, for which 18 hours are the customary end.
        public const int MaxSeconds = 18 * 3600;

        public override string Text
        {
            get
            {
                var size = Math.Abs(Seconds);
                var seconds = size % 60 == 0 ? "" : $":{size % 60:00}";
                return Seconds == 0 ? "Z" : $"{(Seconds < 0 ? '-' : '+')}{size / 3600:00}:{size / 60 % 60:00}{seconds}";
            }
        }

        public override int OffsetAt(CivilDate date, LocalTime time) => Seconds;

        public override int OffsetAt(Instant instant) => Seconds;
    }

    /// <remarks>Places with the same clocks but different names are different.</remarks>
    public sealed record Place(string Name, DateTimeZone Zone) : FeelZone
    {
        public override string Text => "@" + Name;

        public override int OffsetAt(CivilDate date, LocalTime time)
        {
            // Beyond NodaTime's years no rule is known; the nearest year's is as good as any.
            var near = date.TryGetLocalDate(out var local) ? local : new LocalDate(date.Year > 0 ? 9998 : -9997, 1, 1);
            var mapped = Zone.MapLocal(near.At(time));
            return mapped.EarlyInterval.WallOffset.Seconds;
        }

        public override int OffsetAt(Instant instant) => Zone.GetUtcOffset(instant).Seconds;
    }
}
