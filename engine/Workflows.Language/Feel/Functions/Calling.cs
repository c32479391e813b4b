using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Functions;

/// <summary>Calling a function that is a value.</summary>
internal static class Calling
{
    /// <summary>Calls with arguments in the order of the parameters; null, with the reason kept, when they do not fit.</summary>
    public static FeelValue Call(FeelValue function, FeelValue[] arguments, Run run, SourceSpan span)
    {
        if (CallableOf(function, run, span) is not { } called)
        {
            return FeelValue.Null;
        }

        if (called.Taking(arguments.Length) is not { } callable)
        {
            return run.Null(span, $"The function takes {called.Parameters.Length} values, and {arguments.Length} were given.");
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = callable.Parameters[i];
            if (Conversion.To(arguments[i], parameter.Type) is not { } fitting)
            {
                return run.Null(span, $"'{parameter.Name}' must be {Kinds.Noun(parameter.Type)}, not {Kinds.Noun(arguments[i])}.");
            }

            arguments[i] = fitting;
        }

        return callable.Call(arguments, run, span);
    }

    /// <summary>Calls with arguments by the names of the parameters; every parameter must have one.</summary>
    public static FeelValue Call(FeelValue function, IReadOnlyList<KeyValuePair<string, FeelValue>> arguments, Run run, SourceSpan span)
    {
        if (CallableOf(function, run, span) is not { } callable)
        {
            return FeelValue.Null;
        }

        var given = new FeelContext(arguments);
        var unknown = arguments.FirstOrDefault(a => callable.Parameters.All(p => p.Name != a.Key)).Key;
        if (unknown is not null)
        {
            return run.Null(span, $"The function has no parameter '{unknown}'.");
        }

        var ordered = callable.Parameters.Select(p => given.Find(p.Name)).ToArray();
        return ordered.Contains(null)
            ? run.Null(span, "A parameter of the function has no value.")
            : Call(function, ordered!, run, span);
    }

    private static ICallable? CallableOf(FeelValue function, Run run, SourceSpan span)
    {
        if (function is FeelFunction { Callable: { } callable })
        {
            return callable;
        }

        run.Null(span, function switch
        {
            FeelFunction => "Of a function that was stored only its text is left; it cannot be called.",
            _ => $"{Kinds.Noun(function)} cannot be called.",
        });
        return null;
    }
}
