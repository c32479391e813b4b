using Workflows.Engine.Interpreter;
using Workflows.Language.Diagnostics;

namespace Workflows.Server.Api.Problems;

/// <summary>A refusal of the engine as a problem: with the fields that are wrong, or with the state that does not allow it.</summary>
internal static class RefusalProblem
{
    public static ProblemAnswer Of(Refusal refusal)
    {
        var problem = KindOf(refusal).Because(refusal.Message, refusal.Hint) with { Code = refusal.Code };
        return new(refusal.Fields.IsDefaultOrEmpty
            ? problem
            : problem with { Fields = [.. refusal.Fields.Select(f => new FieldProblemBody(f.Field, f.Problem))] });
    }

    /// <summary>Values that could not even be read by their types.</summary>
    public static ProblemAnswer OfValues(IEnumerable<FieldProblem> problems) => Of(new(
        IncidentRules.FormProblem.Code,
        "Some values are not of the kind that is expected.",
        "Correct these fields and send the form again.",
        [.. problems]));

    private static ProblemKind KindOf(Refusal refusal) => refusal switch
    {
        { Fields.IsDefaultOrEmpty: false } => ProblemKind.InvalidValues,
        { Code: var code } when code == IncidentRules.UnknownOutcome.Code || code == IncidentRules.DueInThePast.Code => ProblemKind.InvalidValues,
        { Code: var code } when code == IncidentRules.NotYours.Code || code == IncidentRules.MayNotStart.Code => ProblemKind.NotAllowed,
        { Code: var code } when code == IncidentRules.OperationReused.Code => ProblemKind.OperationReused,
        _ => ProblemKind.Refused,
    };
}
