using NodaTime;
using Workflows.Language.Feel.Evaluation;

namespace Workflows.Language.Feel.Functions;

/// <summary>The conversions that calling a function implies (DMN 1.5 §10.3.2.9.4): a list of one is its item, a value is a list of
/// one, a date is its midnight.</summary>
internal static class Conversion
{
    /// <summary>The value as the parameter takes it; null when it does not.</summary>
    public static FeelValue? Fit(FeelValue value, Parameter parameter)
    {
        if (value.IsNull)
        {
            return parameter.Presence is Presence.Nullable or Presence.OptionalNullable ? value : null;
        }

        foreach (var type in parameter.Types)
        {
            if (IsKind(value, type))
            {
                return value;
            }
        }

        foreach (var type in parameter.Types)
        {
            if (Convert(value, type) is { } converted)
            {
                return converted;
            }
        }

        return null;
    }

    /// <summary>The value as a value of the type; null when it is none.</summary>
    public static FeelValue? To(FeelValue value, FeelType type) => value.IsNull || TypeTest.Is(value, type) ? value : Convert(value, type);

    private static FeelValue? Convert(FeelValue value, FeelType type) => (value, type) switch
    {
        (FeelList { Items: [var item] }, not FeelType.ListOf) => TypeTest.Is(item, type) ? item : null,
        (not FeelList, FeelType.ListOf list) when TypeTest.Is(value, list.Item) => new FeelList([value]),
        (FeelDate date, FeelType.Basic) when type == FeelType.DateTime => new FeelDateTime(date.Value, LocalTime.Midnight, FeelZone.Utc),
        _ => null,
    };

    /// <summary>Lists are looked at as a whole: what items a function cannot use, it says itself.</summary>
    private static bool IsKind(FeelValue value, FeelType type) => type is FeelType.ListOf ? value is FeelList : TypeTest.Is(value, type);
}
