using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Workflows.Language.Tables;

namespace Workflows.Language.Checking.Staffing;

/// <summary>What is known of the items of a for-each before any case runs: the rows of tables, and what defaults make of them.</summary>
/// <remarks>Of what a step with <c>for-each</c> yields only the items are known. A filter that asks for more takes those for which it may be so,
/// where it excludes something (<c>verdict != "many"</c>), and none, where it asks for one thing.</remarks>
internal sealed class KnownItems
{
    private const int MostItems = 500;

    private static readonly FeelMoment NoMoment = new(Instant.FromUnixTimeSeconds(0), DateTimeZone.Utc);

    private readonly StepPlaces _places;
    private readonly ImmutableDictionary<Expression, FeelExpression> _compiled;
    private readonly FeelContext _data;
    private readonly Dictionary<Step, ImmutableArray<FeelContext>?> _inside = new(ReferenceEqualityComparer.Instance);

    public KnownItems(ProcessDefinition process, StepPlaces places, ImmutableDictionary<string, DataTable> tables, BoundExpressions expressions)
    {
        (_places, _compiled) = (places, expressions.Compiled);
        var set = places.All
            .Select(p => p.Step)
            .OfType<SetStep>()
            .SelectMany(s => s.Assignments)
            .Select(a => a.Field.Value)
            .ToHashSet(StringComparer.Ordinal);
        var known =
            from field in process.Data
            let name = field.Name.Value
            where !set.Contains(name)
            let value = tables.GetValueOrDefault(name)?.Rows ?? (field.Default is { } plain ? FieldValues.Parse(field.Type, plain.Value) : null)
            where value is not null
            select KeyValuePair.Create(name, value);
        _data = new(known);
    }

    /// <summary>The names and values that a step sees, once for every item; null when that is not known.</summary>
    public ImmutableArray<FeelContext>? Inside(StepPlace place)
    {
        if (_inside.TryGetValue(place.Step, out var known))
            return known;

        _inside[place.Step] = null; // asked for while it is worked out: it depends on itself
        return _inside[place.Step] = Find(place);
    }

    /// <summary>The value of an expression where these names have these values; null when it needs more, or has none.</summary>
    public FeelValue? ValueOf(Expression expression, FeelContext names) =>
        _compiled.TryGetValue(expression, out var compiled)
        && compiled.Names.All(n => names.Find(n) is not null)
        && !expression.Text.Contains("today()", StringComparison.Ordinal) && !expression.Text.Contains("now()", StringComparison.Ordinal)
        && compiled.Evaluate(names, NoMoment).Value is { IsNull: false } value
            ? value
            : null;

    private ImmutableArray<FeelContext>? Find(StepPlace place)
    {
        var around = place.Parent is null ? [_data] : Inside(place.Parent);
        if (around is null || place.Step.ForEach is not { IsUnread: false } loop)
            return around;

        var found = ImmutableArray.CreateBuilder<FeelContext>();
        foreach (var names in around)
        {
            if (ValueOf(loop.Items, WithItems(names, loop.Items)) is not FeelList list || found.Count + list.Items.Length > MostItems)
                return null;
            found.AddRange(list.Items.Select(item => names.With(loop.Variable.Value, item)));
        }

        return found.ToImmutable();
    }

    /// <summary>Adds the items of other steps that the expression reads.</summary>
    private FeelContext WithItems(FeelContext names, Expression expression)
    {
        foreach (var name in _compiled.TryGetValue(expression, out var compiled) ? compiled.Names : [])
        {
            if (names.Find(name) is null
                && _places.Find(name) is { Step.ForEach: { IsUnread: false } loop, ItemOwner: null } source
                && Inside(source) is { } items)
            {
                var results = items.Select(i => new FeelContext([new("item", i.Find(loop.Variable.Value)!), new("answered", FeelValue.True)]));
                names = names.With(name, new FeelContext([new("results", new FeelList([.. results])), new("missing", new FeelList([]))]));
            }
        }

        return names;
    }
}
