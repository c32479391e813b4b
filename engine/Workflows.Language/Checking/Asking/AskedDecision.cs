using System.Collections.Immutable;
using Workflows.Language.Decisions;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Asking;

/// <summary>A decision that a step asks, and where each of its inputs comes from.</summary>
public sealed record AskedDecision(NamedDecision Decision, ImmutableArray<AskedInput> Inputs);

/// <param name="Name">The input.</param>
/// <param name="Expression">What gives its value; null for one that is written out.</param>
/// <param name="Plain">The value that is written out.</param>
public sealed record AskedInput(string Name, Expression? Expression, FeelValue Plain);
