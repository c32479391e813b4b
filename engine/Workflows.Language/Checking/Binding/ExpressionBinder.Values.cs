using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <content>What steps are made of: roles, times, texts and, in the end, expressions.</content>
internal sealed partial class ExpressionBinder
{
    private void BindAll(IEnumerable<(Expression Expression, Expectation Expectation, Use Use)> expressions, FeelScope scope, StepPlace place)
    {
        foreach (var (expression, expectation, use) in expressions)
            Bind(expression, scope, expectation, place, use);
    }

    private void Bind(RoleReference? role, FeelScope scope, StepPlace? place)
    {
        switch (role)
        {
            case RoleReference.Role { Unit: { } unit }:
                Bind(unit, scope, place, Use.Role);
                break;
            case RoleReference.Computed computed:
                Bind(computed.Expression, scope, Expectation.Principal, place, Use.Role);
                break;
        }
    }

    private void Bind(TimePhrase? phrase, FeelScope scope, StepPlace? place)
    {
        if (phrase?.Anchor is TimeAnchor.Computed computed)
            Bind(computed.Expression, scope, Expectation.Time, place, Use.Time);
    }

    private void Bind(TextTemplate? text, FeelScope scope, StepPlace? place, Use use)
    {
        foreach (var placeholder in text?.Parts.Select(p => p.Placeholder).OfType<Expression>() ?? [])
            Bind(placeholder, scope, Expectation.Shown, place, use);
    }

    private void Bind(Expression? expression, FeelScope scope, Expectation expectation, StepPlace? place, Use use, DataField? into = null)
    {
        if (expression is null)
            return;
        if (FeelExpression.Compile(expression.Scalar, expression.Start, expression.End, scope, _diagnostics) is not { } compiled)
        {
            HiddenNames.Report(expression, scope, _places, _diagnostics);
            return;
        }

        _compiled.Add(expression, compiled);
        _bound.Add(new(expression, compiled, place, use, into));
        if (compiled.Type != FeelType.Any && compiled.Type != FeelType.Null && !expectation.Allows(compiled.Type))
        {
            _diagnostics.Report(
                expectation.Rule,
                expression.Span,
                $"'{expression.Text}' is {Expectation.Words(compiled.Type)}, and here {expectation.Need}.",
                expectation.HintFor(expression, compiled.Type));
        }
    }
}
