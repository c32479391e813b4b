using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>What becomes of the value of an expression.</summary>
internal enum Use
{
    /// <summary>It decides where the process goes, or which message is meant.</summary>
    Condition,
    Items,
    Role,
    Time,

    /// <summary>A decision is given it.</summary>
    Asked,

    /// <summary>It is put into the case's data.</summary>
    Assigned,

    /// <summary>It is shown to those who may see the case.</summary>
    Shown,

    /// <summary>It leaves by mail.</summary>
    Mailed,

    /// <summary>It leaves in the address or a header of a call.</summary>
    Addressed,

    /// <summary>It leaves in the body of a call.</summary>
    Sent,

    /// <summary>It is written into a document.</summary>
    Written,
}

/// <param name="Expression">As written.</param>
/// <param name="Compiled">As it runs.</param>
/// <param name="Place">The step that it belongs to; null for the process itself.</param>
/// <param name="Use">What becomes of its value.</param>
/// <param name="Into">The field that gets it, where it is assigned.</param>
internal sealed record BoundExpression(Expression Expression, FeelExpression Compiled, StepPlace? Place, Use Use, DataField? Into);

/// <summary>Every expression of a process that could be compiled.</summary>
internal sealed record BoundExpressions(ImmutableDictionary<Expression, FeelExpression> Compiled, ImmutableArray<BoundExpression> All);
