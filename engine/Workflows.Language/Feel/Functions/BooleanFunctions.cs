using System.Collections.Immutable;
using static Workflows.Language.Feel.Functions.Parameter;
using static Workflows.Language.Feel.Functions.Signature;

namespace Workflows.Language.Feel.Functions;

/// <summary>DMN 1.5 §10.3.4.2, and <c>all</c> and <c>any</c> of §10.3.4.4, in three-valued logic.</summary>
internal static class BooleanFunctions
{
    public static ImmutableArray<Builtin> All { get; } =
    [
        new("not", Of(FeelType.Boolean, Not, Nullable("negand", FeelType.Boolean))),
        new("all",
            Of(FeelType.Boolean, c => Decide(c, decisive: false), Required("list", FeelType.AnyList)),
            Many(FeelType.Boolean, c => Decide(c, decisive: false), Nullable("b", FeelType.Any))),
        new("any",
            Of(FeelType.Boolean, c => Decide(c, decisive: true), Required("list", FeelType.AnyList)),
            Many(FeelType.Boolean, c => Decide(c, decisive: true), Nullable("b", FeelType.Any))),
    ];

    private static FeelValue Not(Call call) => call[0] is FeelBoolean value ? FeelValue.Of(!value.Value) : FeelValue.Null;

    private static FeelValue Decide(Call call, bool decisive)
    {
        var unknown = false;
        foreach (var item in call.Items(0))
        {
            switch (item)
            {
                case FeelBoolean answer when answer.Value == decisive:
                    return answer;
                case not FeelBoolean:
                    unknown = true;
                    break;
            }
        }

        return unknown ? call.Null("An item is neither true nor false, and no other decides.") : FeelValue.Of(!decisive);
    }
}
