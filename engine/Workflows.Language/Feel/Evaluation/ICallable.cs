using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Evaluation;

/// <summary>What a function value does when it is called.</summary>
internal interface ICallable
{
    ImmutableArray<FeelParameter> Parameters { get; }

    FeelType Result { get; }

    /// <summary>The function as it is when called with so many values; null when it takes another number.</summary>
    ICallable? Taking(int count) => Parameters.Length == count ? this : null;

    /// <summary>Calls with as many arguments as there are parameters, in their order.</summary>
    FeelValue Call(FeelValue[] arguments, Run run, SourceSpan span);
}

/// <summary>A named parameter of a function.</summary>
internal sealed record FeelParameter(string Name, FeelType Type);
