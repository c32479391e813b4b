using System.Collections.Immutable;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>DMN 1.5 §10.3.4.10.</summary>
internal static class ContextFunctions
{
    public static ImmutableArray<Builtin> All { get; } =
    [
        new("get value", Of(FeelType.Any, GetValue,
            Required("m", FeelType.AnyContext), Required("key", FeelType.Text))),
        new("get entries", Of(FeelType.AnyList, GetEntries, Required("m", FeelType.AnyContext))),
        new("context", Of(FeelType.AnyContext, Make, Required("entries", FeelType.AnyList))),
        new("context put",
            Of(FeelType.AnyContext, Put,
                Required("context", FeelType.AnyContext), Required("key", FeelType.Text, FeelType.AnyList),
                Nullable("value", FeelType.Any)),
            Of(FeelType.AnyContext, Put,
                Required("context", FeelType.AnyContext), Required("keys", FeelType.AnyList), Nullable("value", FeelType.Any))),
        new("context merge", Of(FeelType.AnyContext, Merge, Required("contexts", FeelType.AnyList))),
    ];

    private static FeelValue GetValue(Call call) =>
        call.Or(((FeelContext)call[0]).Find(call.Text(1)), "The context has no entry of this name.");

    private static FeelValue GetEntries(Call call) => new FeelList(
    [
        .. ((FeelContext)call[0]).Entries.Select(e => new FeelContext([new("key", FeelValue.Of(e.Key)), new("value", e.Value)])),
    ]);

    private static FeelValue Make(Call call)
    {
        var entries = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var item in call.Items(0))
        {
            if (item is not FeelContext entry || entry.Find("key") is not FeelText key || entry.Find("value") is not { } value
                || !entries.TryAdd(key.Value, value))
            {
                return call.Null("Every entry must be a context with a key of its own, a text, and a value.");
            }
        }

        return new FeelContext(entries);
    }

    private static FeelValue Put(Call call)
    {
        var context = (FeelContext)call[0];
        return call[1] is FeelList keys
            ? call.Or(Put(context, keys.Items, call[2]), "The keys must be texts that lead from context to context.")
            : call.Spend(context.Entries.Length) ? context.With(call.Text(1), call[2]) : FeelValue.Null;
    }

    private static FeelContext? Put(FeelContext context, ImmutableArray<FeelValue> keys, FeelValue value)
    {
        if (keys is not [FeelText key, .. var rest])
        {
            return null;
        }

        if (rest.IsEmpty)
        {
            return context.With(key.Value, value);
        }

        return context.Find(key.Value) is FeelContext inner && Put(inner, rest, value) is { } changed
            ? context.With(key.Value, changed)
            : null;
    }

    private static FeelValue Merge(Call call)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var item in call.Items(0))
        {
            if (item is not FeelContext context)
            {
                return call.Null("Only contexts can be merged.");
            }

            if (!call.Spend(context.Entries.Length))
            {
                return FeelValue.Null;
            }

            entries.AddRange(context.Entries);
        }

        return new FeelContext(entries);
    }
}
