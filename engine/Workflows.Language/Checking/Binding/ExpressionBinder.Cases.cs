using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>What cases are given at their start.</summary>
internal sealed partial class ExpressionBinder
{
    private void BindInputs(CaseStep step, FeelScope scope, StepPlace place) => BindInputs(step.With, _known.Find(step.Process.Value), scope, place);

    /// <summary>A case that a message starts knows nothing yet but the message.</summary>
    private void BindMessage(MessageStart start) =>
        BindInputs(start.Data, _process, FeelScope.Empty.With(MessageStart.Payload, FeelType.AnyContext), null);

    private void BindInputs(ImmutableArray<FieldInput> inputs, ProcessDefinition? process, FeelScope scope, StepPlace? place)
    {
        foreach (var input in inputs)
        {
            var field = process?.Data.FirstOrDefault(f => f.Name.Value == input.Field.Value);
            var type = field is null ? FeelType.Any : FieldValues.TypeOf(field.Type);
            switch (input)
            {
                case FieldInput.Written written:
                    TellNameAsText(written, scope);
                    foreach (var placeholder in written.Text.Parts.Select(p => p.Placeholder).OfType<Expression>())
                        Bind(placeholder, scope, Expectation.Shown, place, Use.Assigned, field);
                    break;
                case FieldInput.Computed computed:
                    Bind(computed.Value, scope, Expectation.Of(input.Field.Value, type), place, Use.Assigned, field);
                    break;
            }
        }
    }

    /// <summary><c>subject: title</c>, where <c>title</c> is a data field: the words are hardly ever meant.</summary>
    private void TellNameAsText(FieldInput.Written written, FeelScope scope)
    {
        if (written.Text.Parts is [{ Literal: { } text }]
            && scope.Variables.ContainsKey(text.Split('.')[0])
            && !text.Contains(' ', StringComparison.Ordinal))
        {
            _diagnostics.Report(
                CaseRules.NameAsText,
                written.Text.Span,
                $"Without '=', '{text}' is nothing but those words.",
                $"write '= {text}' for the value of that name");
        }
    }
}
