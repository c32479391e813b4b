using System.Collections.Immutable;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Flow;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Checking.Presence;

/// <summary>Finds results and data that are read where they are set on some ways only, and names a way on which they are not (WF4007).</summary>
/// <remarks>Not looked at: expressions that speak of null or choose with <c>if</c>, and conditions that are simply false then.</remarks>
internal sealed class PresenceCheck
{
    private const int MostOthers = 3;

    private readonly StepPlaces _places;
    private readonly FlowGraph _flow;
    private readonly BoundExpressions _expressions;
    private readonly WayGraph _graph;
    private readonly ILookup<string, Step?> _setters;
    private readonly HashSet<string> _settable;
    private readonly IReadOnlyDictionary<ValuePath, ImmutableArray<string>> _ranges;

    private PresenceCheck(ProcessDefinition process, StepPlaces places, FlowGraph flow, BoundExpressions expressions)
    {
        (_places, _flow, _expressions) = (places, flow, expressions);
        _graph = WayGraph.Of(process, places, expressions);
        _setters = Setters.Of(process, places);
        _settable = _setters.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        _ranges = KnownRanges.Of(process, places);
    }

    private sealed record Reading(string Name, BoundExpression Expression, StepPlace Place);

    public static void Run(ProcessDefinition process, StepPlaces places, FlowGraph flow, BoundExpressions expressions, DiagnosticBag diagnostics)
    {
        if (!diagnostics.HasErrors)
            new PresenceCheck(process, places, flow, expressions).Run(diagnostics);
    }

    private void Run(DiagnosticBag diagnostics)
    {
        var keys = _places.Handlers.Select(h => (h.Handler.Trigger as HandlerTrigger.Message)?.Key).OfType<Expression>().ToHashSet();
        var readings = _expressions.All
            .Where(e =>
                e.Place is { } place && !keys.Contains(e.Expression) && _flow.IsReached(place.Step) && !ConditionReader.IsMinded(e.Expression.Text))
            .SelectMany(e => e.Compiled.Names.Where(n => _setters.Contains(n) && NeedsValue(e, n)).Select(n => new Reading(n, e, e.Place!)))
            .ToList();
        var known = SurelySet.Of(_graph, _settable);
        var ways = new MissingWay(_graph, known);
        var missing =
            from reading in readings
            where !known.Before(UseOf(reading), reading.Name) && !IsSetJustBefore(reading) && IsPossible(reading)
            group reading by (reading.Name, reading.Place) into same
            let first = same.MinBy(r => r.Expression.Expression.Span.Start)
            let way = ways.Find(first.Name, UseOf(first), MatterOf(first))
            where way is not null
            orderby first.Expression.Expression.Span.Start
            group first by (first.Name, Way: way);
        foreach (var same in missing)
            Report([.. same], same.Key.Way, diagnostics);
    }

    private Junction UseOf(Reading reading) => _graph.PlaceOf(reading.Place.Step, reading.Expression.Expression);

    /// <summary>A condition that is false, or true, without the value has said what it has to say.</summary>
    private static bool NeedsValue(BoundExpression expression, string name) =>
        ConditionReader.Read(expression.Compiled).WhenMissing(name) == Verdict.None;

    /// <summary>Assignments see those before them in the same step.</summary>
    private static bool IsSetJustBefore(Reading reading) => reading.Place.Step is SetStep set
        && set.Assignments.TakeWhile(a => !ReferenceEquals(a.Value, reading.Expression.Expression)).Any(a => a.Field.Value == reading.Name);

    /// <summary>Where no way leads from what sets it, that was told (WF4005).</summary>
    private bool IsPossible(Reading reading) => (_places.Find(reading.Name) ?? _places.FindByBranch(reading.Name)) is not { } source
        || _flow.Leads(source.Step, reading.Place.Step);

    /// <summary>The conditions under which the variable is set or read, and those under which what they ask about is set.</summary>
    private Matter MatterOf(Reading reading)
    {
        var guards = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Step?>(_setters[reading.Name].Append(reading.Place.Step));
        while (open.TryPop(out var step))
        {
            foreach (var guard in step is null ? [] : GuardsOf(_places[step]).Where(guards.Add))
            {
                foreach (var setter in (_expressions.Compiled.GetValueOrDefault(guard)?.Names ?? []).Where(names.Add).SelectMany(n => _setters[n]))
                    open.Push(setter);
            }
        }

        return new(reading.Name, guards.Select(_graph.ConditionOf), _settable, _ranges);
    }

    private static IEnumerable<Expression> GuardsOf(StepPlace place)
    {
        foreach (var at in place.Outwards)
        {
            if (at.Step.When is { } when)
                yield return when;
            var conditions = at.Parent?.Step switch
            {
                ChooseStep choose => choose.Branches.Select(b => b.Condition),
                ParallelStep parallel => parallel.Branches.Where(b => ReferenceEquals(b.Steps, at.List)).Select(b => b.When).OfType<Expression>(),
                _ => [],
            };
            foreach (var condition in conditions)
                yield return condition;
        }
    }

    /// <summary>Told at the first place; what is to be done there is mostly to be done at the others as well.</summary>
    private void Report(ImmutableArray<Reading> readings, string way, DiagnosticBag diagnostics)
    {
        var name = readings[0].Name;
        var isData = _places.Find(name) is null && _places.FindByBranch(name) is null;
        var setters = _setters[name].OfType<Step>().Take(1).Select(s => new RelatedPlace(s.Keyword, $"'{name}' is set here"));
        var others = readings.Skip(1).Take(MostOthers).Select(r => new RelatedPlace(SpanOf(r), "and read here too"));
        diagnostics.Report(
            FlowRules.MissingOnSomeWay,
            SpanOf(readings[0]),
            way.Length == 0 ? $"'{name}' may be missing here: it is not set on every way that leads here." : $"'{name}' is not set here when {way}.",
            isData
                ? $"set '{name}' on that way too, or give it a default under 'data'"
                : $"let this come only where '{name}' was done, or say what holds otherwise: 'if {name} = null then … else …'",
            [.. setters, .. others]);
    }

    private static SourceSpan SpanOf(Reading reading)
    {
        var (name, expression) = (reading.Name, reading.Expression.Expression);
        var at = ConditionReader.IndexOf(expression.Text, name);
        return at < 0 ? expression.Span : expression.Scalar.SpanOf(expression.Start + at, expression.Start + at + name.Length);
    }
}
