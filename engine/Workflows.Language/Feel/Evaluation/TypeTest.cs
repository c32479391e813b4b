namespace Workflows.Language.Feel.Evaluation;

/// <summary>FEEL's <c>instance of</c> (DMN 1.5 §10.3.2.9.2): which values belong to a type.</summary>
internal static class TypeTest
{
    public static bool Is(FeelValue value, FeelType type) => type switch
    {
        FeelType.Basic basic => Is(value, basic),
        FeelType.ListOf list => value is FeelList items && items.Items.All(i => IsOrNull(i, list.Item)),
        FeelType.RangeOf range => value is FeelRange ends && IsOrNull(ends.Start, range.Item) && IsOrNull(ends.End, range.Item),
        FeelType.ContextOf context => value is FeelContext entries
            && context.Fields.All(f => entries.Find(f.Key) is { } entry && IsOrNull(entry, f.Value)),
        FeelType.FunctionOf function => value is FeelFunction { Callable: { } callable } && Is(callable, function),
        _ => false,
    };

    private static bool IsOrNull(FeelValue value, FeelType type) => value.IsNull || Is(value, type);

    private static bool Is(FeelValue value, FeelType.Basic type) => (type.Name, value) switch
    {
        (_, FeelNull) => type.Name == "Null",
        ("Any", _) => true,
        ("boolean", FeelBoolean) or ("number", FeelNumber) or ("string", FeelText) => true,
        ("date", FeelDate) or ("time", FeelTime) or ("date and time", FeelDateTime) => true,
        ("days and time duration", FeelDaysDuration) or ("years and months duration", FeelMonthsDuration) => true,
        ("context", FeelContext) or ("function", FeelFunction) => true,
        _ => false,
    };

    /// <summary>A function belongs to a type when it takes at least what the type's parameters may be, and yields no more than its
    /// result.</summary>
    private static bool Is(ICallable callable, FeelType.FunctionOf type) =>
        callable.Taking(type.Parameters.Length) is { } variant
        && variant.Parameters.Zip(type.Parameters).All(p => p.First.Type == FeelType.Any || TypeRules.Conforms(p.Second, p.First.Type))
        && (variant.Result == FeelType.Any || TypeRules.Conforms(variant.Result, type.Result));
}
