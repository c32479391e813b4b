using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Recurring;

/// <summary>Reads the text of a recurrence rule (RFC 5545 §3.3.10): <c>RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15</c>.</summary>
internal sealed partial class RuleTextReader
{
    private static readonly ImmutableArray<string> Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private readonly YamlScalar _scalar;
    private readonly DiagnosticBag _diagnostics;
    private bool _failed;

    private RuleTextReader(YamlScalar scalar, DiagnosticBag diagnostics) => (_scalar, _diagnostics) = (scalar, diagnostics);

    public static Recurrence? Read(YamlScalar scalar, DiagnosticBag diagnostics) => new RuleTextReader(scalar, diagnostics).Read();

    private Recurrence? Read()
    {
        var rule = new Recurrence { Frequency = Frequency.Daily };
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match part in Part().Matches(_scalar.Value))
        {
            var span = _scalar.SpanOf(part.Index, part.Index + part.Length);
            var name = part.Groups["name"].Value.ToUpperInvariant();
            if (!seen.Add(name))
            {
                Tell(span, $"'{name}' stands there twice.", "keep the one that is meant");
            }

            rule = Apply(rule, name, part.Groups["value"].Value.ToUpperInvariant(), span);
        }

        if (Part().Replace(_scalar.Value, "").Trim() is var rest
            && !rest.Replace(";", "", StringComparison.Ordinal).Trim().Equals("RRULE:", StringComparison.OrdinalIgnoreCase)
            && rest.Replace(";", "", StringComparison.Ordinal).Trim().Length > 0)
        {
            Tell(_scalar.Span, $"'{rest}' is no part of a recurrence rule.", "parts are written NAME=VALUE, with ';' between");
        }
        else if (!seen.Contains("FREQ"))
        {
            Tell(_scalar.Span, "The rule does not say how often.", "begin it with FREQ=YEARLY, FREQ=MONTHLY, FREQ=WEEKLY or FREQ=DAILY");
        }
        else if (Contradiction(rule) is var (message, hint))
        {
            Tell(_scalar.Span, message, hint);
        }

        return _failed ? null : rule;
    }

    private Recurrence Apply(Recurrence rule, string name, string value, SourceSpan span)
    {
        switch (name)
        {
            case "FREQ" when Enum.TryParse<Frequency>(value, ignoreCase: true, out var frequency) && !char.IsAsciiDigit(value[0]):
                return rule with { Frequency = frequency };
            case "FREQ":
                Tell(
                    span,
                    $"'{value}' is no frequency that cases can start with.",
                    "it may be YEARLY, MONTHLY, WEEKLY or DAILY; 'at' says at which time of the day");
                return rule;
            case "INTERVAL":
                return rule with { Interval = Numbers(value, span, 1, 1000, single: 1)[0] };
            case "COUNT":
                return rule with { Count = Numbers(value, span, 1, 100_000, single: 1)[0] };
            case "UNTIL":
                return rule with { Until = Day(value, span) };
            case "BYMONTH":
                return rule with { Months = Numbers(value, span, 1, 12) };
            case "BYMONTHDAY":
                return rule with { MonthDays = Numbers(value, span, -31, 31) };
            case "BYSETPOS":
                return rule with { Positions = Numbers(value, span, -366, 366) };
            case "BYDAY":
                return rule with { Weekdays = [.. value.Split(',').Select(d => Weekday(d, span))] };
            case "WKST" when Days.Contains(value):
                return rule with { WeekStart = (IsoDayOfWeek)(Days.IndexOf(value) + 1) };
            default:
                Tell(span, $"'{name}' of a recurrence rule is not known here.", HintFor(name));
                return rule;
        }
    }

    private static string HintFor(string name) => name switch
    {
        "BYHOUR" or "BYMINUTE" or "BYSECOND" => "say with 'at' at which time of the day",
        "BYWEEKNO" or "BYYEARDAY" => "use BYMONTH with BYMONTHDAY or BYDAY",
        "DTSTART" => "say with 'from' from which day on",
        _ => "known are FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS and WKST",
    };

    /// <summary>What RFC 5545 §3.3.10 does not allow together.</summary>
    private static (string Message, string Hint)? Contradiction(Recurrence rule) => rule switch
    {
        { Frequency: Frequency.Weekly, MonthDays.IsEmpty: false } => ("A weekly rule has no BYMONTHDAY.", "write FREQ=MONTHLY"),
        { Frequency: Frequency.Weekly or Frequency.Daily } when rule.Weekdays.Any(w => w.Ordinal is not null) =>
            ("Only monthly and yearly rules have the n-th of a weekday.", "write BYDAY=MO, or FREQ=MONTHLY"),
        { Count: not null, Until: not null } => ("A rule has COUNT or UNTIL, not both.", "keep the one that is meant"),
        { Positions.IsEmpty: false, Weekdays.IsEmpty: true, MonthDays.IsEmpty: true, Months.IsEmpty: true } =>
            ("BYSETPOS picks from what another part yields, and there is none.", "add BYDAY, BYMONTHDAY or BYMONTH"),
        _ => null,
    };

    private ImmutableArray<int> Numbers(string value, SourceSpan span, int least, int most, int single = 0)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var text in value.Split(','))
        {
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number != 0
                && number >= least
                && number <= most)
            {
                numbers.Add(number);
            }
            else
            {
                Tell(span, $"'{text}' does not fit here.", $"whole numbers from {least} to {most} without 0 do");
            }
        }

        if (single > 0 && numbers.Count != single)
        {
            if (numbers.Count > single)
                Tell(span, "One number stands here.", "keep one");
            return [1];
        }

        return numbers.ToImmutable();
    }

    private WeekdayRule Weekday(string text, SourceSpan span)
    {
        if (OneDay().Match(text) is { Success: true } match && Days.IndexOf(match.Groups["day"].Value) is >= 0 and var day)
        {
            var ordinal = match.Groups["number"].Success
                ? int.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                : (int?)null;
            if (ordinal is null or (not 0 and >= -53 and <= 53))
            {
                return new(ordinal, (IsoDayOfWeek)(day + 1));
            }
        }

        Tell(span, $"'{text}' is no weekday.", "write MO, TU, WE, TH, FR, SA or SU, with a number before it for the n-th: 1MO, -1FR");
        return default;
    }

    private LocalDate? Day(string value, SourceSpan span)
    {
        if (LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(value).TryGetValue(default, out var day))
        {
            return day;
        }

        Tell(span, $"'{value}' is no last day.", "write year, month and day without signs between: UNTIL=20251231");
        return null;
    }

    private void Tell(SourceSpan span, string message, string hint)
    {
        _failed = true;
        _diagnostics.Report(RecurrenceRules.NotUnderstood, span, message, hint);
    }

    [GeneratedRegex(@"(?<=^\s*(?:RRULE:)?|;)(?<name>[A-Za-z-]+)=(?<value>[^;\s]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<number>[+-]?\d{1,2})?(?<day>[A-Z]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex OneDay();
}
