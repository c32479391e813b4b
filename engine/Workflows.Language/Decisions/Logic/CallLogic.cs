using System.Collections.Immutable;
using Workflows.Language.Feel;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Logic;

/// <summary>A function as a value (DMN 1.5 §10.2.1.8).</summary>
internal sealed class FunctionLogic(FunctionBody body) : DecisionLogic(body.Type, height: 1)
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => body.Around(variables);
}

/// <summary>The parameters and the body of a function that a box or a piece of business knowledge defines.</summary>
internal sealed record FunctionBody(
    SourceSpan Span, string Name, ImmutableArray<(string Name, DeclaredType Type)> Parameters, DecisionLogic Body, DeclaredType Result)
{
    public FeelType Type =>
        new FeelType.FunctionOf([.. Parameters.Select(p => p.Type.Type)], Result.Type == FeelType.Any ? Body.Type : Result.Type);

    /// <summary>The function, which sees the variables around it.</summary>
    public FeelFunction Around(FeelContext variables)
    {
        var definition = new Definition(this, variables);
        definition.Self = new($"function({string.Join(", ", Parameters.Select(p => p.Name))}) {Name}", definition);
        return definition.Self;
    }

    private sealed class Definition(FunctionBody function, FeelContext around) : ICallable
    {
        public ImmutableArray<FeelParameter> Parameters { get; } = [.. function.Parameters.Select(p => new FeelParameter(p.Name,
            p.Type.Type))];

        /// <summary>The function as a value, by which it may call itself.</summary>
        public FeelFunction? Self { get; set; }

        public FeelType Result => function.Result.Type == FeelType.Any ? function.Body.Type : function.Result.Type;

        public FeelValue Call(FeelValue[] arguments, Run run, SourceSpan span)
        {
            if (!run.Spend(function.Body.Height, span) || !run.Enter(function.Body.Height, span))
            {
                return FeelValue.Null;
            }

            var variables = new FeelContext(
                [.. around.Entries, new(function.Name, Self!),
                    .. function.Parameters.Zip(arguments, (p, a) => KeyValuePair.Create(p.Name, p.Type.Conform(a, run)))]);
            var result = function.Result.Conform(function.Body.Evaluate(variables, run), run);
            run.Leave(function.Body.Height);
            return result;
        }
    }
}

/// <summary>A call with arguments by name (DMN 1.5 §10.2.1.7).</summary>
internal sealed class InvocationLogic(SourceSpan span, DecisionLogic function, ImmutableArray<(string Name, DecisionLogic Value)> bindings)
    : DecisionLogic(
        function.Type is FeelType.FunctionOf called ? called.Result : FeelType.Any, HeightOf([function, .. bindings.Select(b => b.Value)]))
{
    public override FeelValue Evaluate(FeelContext variables, Run run) => Calling.Call(
        function.Evaluate(variables, run),
        [.. bindings.Select(b => KeyValuePair.Create(b.Name, b.Value.Evaluate(variables, run)))],
        run,
        span);
}
