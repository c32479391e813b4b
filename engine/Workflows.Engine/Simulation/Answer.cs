using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflows.Engine.Simulation;

/// <summary>When people complete a task in a simulation.</summary>
public abstract partial record Answer
{
    private Answer()
    {
    }

    /// <summary>The moment that it opens.</summary>
    public sealed record AtOnce : Answer;

    /// <summary>In the middle of the due day; without a due date, of the day on which it opens.</summary>
    public sealed record OnDueDay : Answer;

    /// <summary>So many days after the due day.</summary>
    public sealed record Late(int Days) : Answer;

    public sealed record Never : Answer;

    /// <summary>Reads <c>at once</c>, <c>on the due day</c>, <c>3 days late</c> or <c>never</c>.</summary>
    /// <returns>Null when the text is none of them.</returns>
    public static Answer? Parse(string text) => text.Trim() switch
    {
        "at once" => new AtOnce(),
        "on the due day" => new OnDueDay(),
        "never" => new Never(),
        var other when DaysLate().Match(other) is { Success: true } match =>
            new Late(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)),
        _ => null,
    };

    public sealed override string ToString() => this switch
    {
        AtOnce => "at once",
        OnDueDay => "on the due day",
        Late { Days: 1 } => "1 day late",
        Late late => string.Create(CultureInfo.InvariantCulture, $"{late.Days} days late"),
        _ => "never",
    };

    [GeneratedRegex(@"^([0-9]{1,4}) days? late$")]
    private static partial Regex DaysLate();
}
