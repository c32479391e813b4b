using System.Collections.Immutable;
using NodaTime.Text;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;

namespace Workflows.Engine.Forms;

/// <summary>What an item of a list has to look like to be one more of it.</summary>
/// <param name="list">The type of the list, as far as it is known.</param>
/// <param name="others">Its items; at least one.</param>
public sealed class ItemShape(FeelType list, ImmutableArray<FeelValue> others)
{
    private readonly FeelType _item = list is FeelType.ListOf { Item: FeelType.ContextOf or FeelType.Basic { Name: not ("Any" or "context") } } known
        ? known.Item
        : FeelType.Of(FeelValue.List(others)) is FeelType.ListOf found ? found.Item : FeelType.Any;

    /// <summary>Reads texts as the dates, numbers, yes and no that the others have, and tells what does not fit.</summary>
    /// <param name="given">As it came in.</param>
    /// <param name="item">As it can be added, when nothing is wrong.</param>
    public ImmutableArray<FieldProblem> Fit(FeelValue given, out FeelValue item)
    {
        item = given;
        if (_item is not FeelType.ContextOf { Fields: var fields })
        {
            item = Read(_item, given);
            return ProblemOf(_item, item) is { } problem ? [new("item", problem)] : [];
        }

        if (given is not FeelContext context)
        {
            return [new("item", $"the fields {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal))} are expected")];
        }

        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        problems.AddRange(
            context.Entries.Where(e => !fields.ContainsKey(e.Key)).Select(e => new FieldProblem(e.Key, "the others have no such field")));
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var name in Order(fields))
        {
            var value = Read(fields[name], context.Find(name) ?? FeelValue.Null);
            entries.Add(new(name, value));
            if (value.IsNull ? !MayBeMissing(name) : ProblemOf(fields[name], value) is not null)
            {
                problems.Add(new(name, value.IsNull ? "this is missing" : ProblemOf(fields[name], value)!));
            }
        }

        item = new FeelContext(entries);
        return problems.ToImmutable();
    }

    /// <summary>As the others have them.</summary>
    private IEnumerable<string> Order(ImmutableDictionary<string, FeelType> fields) =>
        others
            .OfType<FeelContext>()
            .SelectMany(o => o.Entries.Select(e => e.Key))
            .Concat(fields.Keys.Order(StringComparer.Ordinal))
            .Distinct()
            .Where(fields.ContainsKey);

    private bool MayBeMissing(string field) => others.OfType<FeelContext>().Any(o => o.Find(field) is null or FeelNull);

    private static FeelValue Read(FeelType type, FeelValue given) => given is not FeelText { Value: var text } ? given
        : type == FeelType.Date && LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } date ? FeelValue.Of(date.Value)
        : type == FeelType.Number && Decimal34.Parse(text.Trim()) is { } number ? new FeelNumber(number)
        : type == FeelType.Boolean && text.Trim() is "yes" or "true" ? FeelValue.True
        : type == FeelType.Boolean && text.Trim() is "no" or "false" ? FeelValue.False
        : text.Length == 0 && type != FeelType.Text ? FeelValue.Null
        : given;

    private static string? ProblemOf(FeelType type, FeelValue value) =>
        type == FeelType.Any || type == FeelType.Null || FeelType.Of(value) == type || type is FeelType.ListOf or FeelType.ContextOf ? null
        : type == FeelType.Date ? "a date such as 2020-03-16 is expected"
        : type == FeelType.Number ? "a number is expected"
        : type == FeelType.Boolean ? "yes or no is expected"
        : "a text is expected";
}
