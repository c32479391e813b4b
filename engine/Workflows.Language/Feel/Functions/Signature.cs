using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Functions;

/// <summary>One way of calling a function of the standard.</summary>
/// <remarks><c>Variadic</c>: True when the last parameter takes any number of values and is handed over as one list.</remarks>
internal sealed record Signature(FeelType Result, BuiltinBody Body, bool Variadic, ImmutableArray<Parameter> Parameters)
{
    public static Signature Of(FeelType result, BuiltinBody body, params Parameter[] parameters) =>
        new(result, body, false, [.. parameters]);

    public static Signature Many(FeelType result, BuiltinBody body, params Parameter[] parameters) =>
        new(result, body, true, [.. parameters]);

    public bool Takes(int count) =>
        count >= Parameters.Count(p => p.Presence is Presence.Required or Presence.Nullable) && (Variadic || count <= Parameters.Length);

    public bool Takes(IReadOnlyCollection<string> names) =>
        !Variadic
        && names.All(n => Parameters.Any(p => p.Name == n))
        && Parameters.All(p => p.Presence != Presence.Required || names.Contains(p.Name));

    /// <summary>The parameter that the argument at a place is for.</summary>
    public Parameter ParameterAt(int place) => Parameters[Math.Min(place, Parameters.Length - 1)];

    /// <summary>Calls with arguments in the order of the parameters; one left out is missing (not null).</summary>
    public FeelValue Call(FeelValue?[] arguments, Run run, SourceSpan span)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not { } given)
            {
                continue;
            }

            var parameter = ParameterAt(i);
            if (Conversion.Fit(given, parameter) is not { } fitting)
            {
                return run.Null(span, given.IsNull
                    ? $"There is no value for '{parameter.Name}'."
                    : $"'{parameter.Name}' must be {Expectation(parameter)}, not {Kinds.Noun(given)}.");
            }

            arguments[i] = fitting;
        }

        return run.Spend(1, span) ? Body(new(Gathered(arguments), run, span)) : FeelValue.Null;
    }

    public override string ToString() => string.Join(", ", Parameters.Select(p => p.Name)) + (Variadic ? ", …" : "");

    public static string Expectation(Parameter parameter) => string.Join(" or ", parameter.Types.Select(Kinds.Noun));

    private FeelValue?[] Gathered(FeelValue?[] arguments)
    {
        var single = Parameters.Length - 1;
        if (Variadic)
        {
            return [.. arguments[..single], new FeelList([.. arguments[single..]!])];
        }

        if (arguments.Length == Parameters.Length)
        {
            return arguments;
        }

        var all = new FeelValue?[Parameters.Length];
        arguments.CopyTo(all, 0);
        return all;
    }
}
