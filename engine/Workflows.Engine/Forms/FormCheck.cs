using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Forms;

/// <summary>The form of a task or decision, and whether values fill it in right.</summary>
public static class FormCheck
{
    private static readonly ImmutableArray<string> DecisionFields = ["reasons", "date", "number", "took_part", "disqualified"];

    /// <summary>The lines to fill in: the step's own, and for a decision what makes it a formal one (reasons required; date, number,
    /// who took part and who was disqualified where that is to be told).</summary>
    public static ImmutableArray<FormField> FieldsOf(HumanStep step) =>
        step is DecisionStep
            ? [.. step.Form, .. DecisionFields.Where(name => step.Form.All(f => f.Name.Value != name)).Select(name => DecisionField(step, name))]
            : step.Form;

    /// <summary>What is wrong, by field; empty when all is well.</summary>
    public static ImmutableArray<FieldProblem> ProblemsOf(ImmutableArray<FormField> fields, FeelContext values)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        foreach (var field in fields)
        {
            var value = values.Find(field.Name.Value) ?? FeelValue.Null;
            if (value.IsNull || value is FeelText { Value: "" })
            {
                if (field.Required)
                {
                    problems.Add(new(field.Name.Value, "this must be filled in"));
                }
            }
            else if (FieldValues.ProblemOf(field.Type, value) is { } problem)
            {
                problems.Add(new(field.Name.Value, problem));
            }
        }

        foreach (var entry in values.Entries.Where(e => fields.All(f => f.Name.Value != e.Key)))
        {
            problems.Add(new(entry.Key, "this is not on the form"));
        }

        return problems.ToImmutable();
    }

    private static FormField DecisionField(HumanStep step, string name) => new()
    {
        Name = new(name, step.Keyword),
        Type = name == "date" ? new FieldType.Date(step.Keyword) : new FieldType.Text(step.Keyword),
        Required = name == "reasons",
    };
}
