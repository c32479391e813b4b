namespace Workflows.Language.Feel.Evaluation;

/// <summary>The lattice of types (DMN 1.5 §10.3.2.9).</summary>
internal static class TypeRules
{
    /// <summary>True when every value of one type is a value of the other.</summary>
    public static bool Conforms(FeelType type, FeelType to)
    {
        if (type == to || to == FeelType.Any || type == FeelType.Null)
        {
            return true;
        }

        return (type, to) switch
        {
            (FeelType.ListOf a, FeelType.ListOf b) => Conforms(a.Item, b.Item),
            (FeelType.RangeOf a, FeelType.RangeOf b) => Conforms(a.Item, b.Item),
            (FeelType.ContextOf, _) when to == FeelType.AnyContext => true,
            (FeelType.ContextOf a, FeelType.ContextOf b) =>
                b.Fields.All(f => a.Fields.TryGetValue(f.Key, out var field) && Conforms(field, f.Value)),
            (FeelType.FunctionOf, _) when to == FeelType.AnyFunction => true,
            (FeelType.FunctionOf a, FeelType.FunctionOf b) => a.Parameters.Length == b.Parameters.Length
                && a.Parameters.Zip(b.Parameters).All(p => Conforms(p.Second, p.First)) && Conforms(a.Result, b.Result),
            _ => false,
        };
    }

    /// <summary>Whether a value of one type may also be one of the other, as far as is known: only then can it make sense to mix
    /// them.</summary>
    public static bool MayMeet(FeelType a, FeelType b) => (a, b) switch
    {
        _ when a == FeelType.Any || b == FeelType.Any || a == FeelType.Null || b == FeelType.Null => true,
        (FeelType.ListOf x, FeelType.ListOf y) => MayMeet(x.Item, y.Item),
        (FeelType.RangeOf x, FeelType.RangeOf y) => MayMeet(x.Item, y.Item),
        _ when IsContext(a) && IsContext(b) => true,
        _ when IsFunction(a) && IsFunction(b) => true,
        _ => a == b,
    };

    /// <summary>The narrowest type that is known to hold the values of both.</summary>
    public static FeelType Join(FeelType a, FeelType b) => (a, b) switch
    {
        _ when a == b || b == FeelType.Null => a,
        _ when a == FeelType.Null => b,
        (FeelType.ListOf x, FeelType.ListOf y) => new FeelType.ListOf(Join(x.Item, y.Item)),
        (FeelType.RangeOf x, FeelType.RangeOf y) => new FeelType.RangeOf(Join(x.Item, y.Item)),
        (FeelType.ContextOf x, FeelType.ContextOf y) => Join(x, y),
        _ when IsContext(a) && IsContext(b) => FeelType.AnyContext,
        _ when IsFunction(a) && IsFunction(b) => FeelType.AnyFunction,
        _ => FeelType.Any,
    };

    public static FeelType Join(IEnumerable<FeelType> types) => types.Aggregate(FeelType.Null, Join);

    public static bool IsContext(FeelType type) => type is FeelType.ContextOf || type == FeelType.AnyContext;

    public static bool IsFunction(FeelType type) => type is FeelType.FunctionOf || type == FeelType.AnyFunction;

    public static bool IsDuration(FeelType type) => type == FeelType.DaysDuration || type == FeelType.MonthsDuration;

    /// <summary>What an item of it is: the value itself where it is no list (DMN 1.5 §10.3.2.9.4).</summary>
    public static FeelType ItemOf(FeelType type) => type is FeelType.ListOf list ? list.Item : type;

    /// <summary>The fields of both: an item that lacks one has null there.</summary>
    private static FeelType.ContextOf Join(FeelType.ContextOf a, FeelType.ContextOf b)
    {
        var fields = a.Fields.ToBuilder();
        foreach (var (name, type) in b.Fields)
        {
            fields[name] = fields.TryGetValue(name, out var known) ? Join(known, type) : type;
        }

        return new(fields.ToImmutable());
    }
}
