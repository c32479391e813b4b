using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Forms;

/// <summary>The checklist of a task or decision: among the values, the lines that were ticked stand under <see cref="Field"/>.</summary>
public static class Checklist
{
    public const string Field = "checklist";

    /// <summary>What is wrong with form and checklist, by field; empty when all is well and every line is ticked.</summary>
    public static ImmutableArray<FieldProblem> ProblemsOf(HumanStep step, FeelContext values)
    {
        var fields = FormCheck.FieldsOf(step);
        return step.Checklist.IsEmpty
            ? FormCheck.ProblemsOf(fields, values)
            : [.. FormCheck.ProblemsOf(fields, new(values.Entries.Where(e => e.Key != Field))), .. ProblemsOf(step.Checklist, values.Find(Field))];
    }

    /// <summary>The values with every line ticked.</summary>
    public static FeelContext TickAll(HumanStep step, FeelContext values) =>
        step.Checklist.IsEmpty ? values : values.With(Field, FeelValue.List(step.Checklist.Select(line => FeelValue.Of(line.Value))));

    private static ImmutableArray<FieldProblem> ProblemsOf(ImmutableArray<Word> lines, FeelValue? given)
    {
        var ticked = given is FeelList list ? list.Items.OfType<FeelText>().Select(t => t.Value).ToHashSet(StringComparer.Ordinal) : [];
        var missing = lines.Where(line => !ticked.Remove(line.Value)).Select(line => $"'{line}'").ToList();
        return (missing.Count, ticked.Count) switch
        {
            (0, 0) => [],
            (0, _) => [new(Field, $"there is no line '{ticked.First()}'")],
            _ => [new(Field, $"not ticked yet: {string.Join(", ", missing)}")],
        };
    }
}
