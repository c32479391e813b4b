using System.Collections.Immutable;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Presence;

/// <summary>The ways that a case can go, with what each of them sets and takes for granted.</summary>
internal sealed partial class WayGraph
{
    private readonly ProcessDefinition _process;
    private readonly StepPlaces _places;
    private readonly ImmutableDictionary<Expression, FeelExpression> _compiled;
    private readonly List<Junction> _junctions = [];
    private readonly Dictionary<Step, Points> _points = new(ReferenceEqualityComparer.Instance);
    private readonly Junction _end;

    private WayGraph(ProcessDefinition process, StepPlaces places, BoundExpressions expressions)
    {
        (_process, _places, _compiled) = (process, places, expressions.Compiled);
        Start = Added();
        _end = Added();
        foreach (var step in places.All.Select(p => p.Step))
        {
            var (entry, body) = (Added(), Added());
            _points.Add(step, new(entry, body, step.ForEach is null ? body : Added()));
        }

        var first = Connect(process.Steps, _end, _end);
        ConnectStarts(first);
        ConnectHandlers(process.Steps.Handlers, "the process", [.. process.Steps.Steps], _end);
    }

    /// <summary>Where a step is come to, where it begins, and where it begins for one item.</summary>
    private sealed record Points(Junction Entry, Junction Body, Junction Inside);

    /// <summary>In the order in which they were made; the number of each is its place here.</summary>
    public IReadOnlyList<Junction> Junctions => _junctions;

    public Junction Start { get; }

    public static WayGraph Of(ProcessDefinition process, StepPlaces places, BoundExpressions expressions) => new(process, places, expressions);

    /// <summary>Where an expression of a step is evaluated.</summary>
    public Junction PlaceOf(Step step, Expression expression)
    {
        var points = _points[step];
        if (ReferenceEquals(step.When, expression))
            return points.Entry;
        var isOfAll = ReferenceEquals(step.ForEach?.Items, expression)
            || step.ForEach?.Closes?.Anchor is TimeAnchor.Computed closes && ReferenceEquals(closes.Expression, expression);
        return isOfAll ? points.Body : points.Inside;
    }

    public Condition ConditionOf(Expression expression) => _compiled.TryGetValue(expression, out var compiled)
        ? ConditionReader.Read(compiled)
        : new Condition.Other(expression.Text, [], Verdict.Open);

    private Junction Added()
    {
        var junction = new Junction(_junctions.Count);
        _junctions.Add(junction);
        return junction;
    }

    /// <summary>Every kind of start gives the case other data.</summary>
    private void ConnectStarts(Junction first)
    {
        foreach (var field in _process.Data.Where(f => f.Default is not null || f.From is not null || f.Type is FieldType.Table))
        {
            Start.Sets.Add(field.Name.Value);
            if (field is { Default: { } value, Type: not FieldType.YesNo })
                Start.Values.Add(new(new(field.Name.Value, null), value.Value, IsBare: false));
            else if (field is { Default: { } yesNo } && YesNoOf(yesNo.Value) is { } known)
                Start.Values.Add(new(new(field.Name.Value, null), known, IsBare: false));
        }

        ImmutableArray<(string Words, IEnumerable<string> Given)> starts =
        [
            .. _process.Start.Select(s => ($"{WordsOf(s.By)} starts the case", s.Form.Select(f => f.Value))),
            .. _process.MessageStarts.Select(s => ($"the message '{s.Message}' starts the case", s.Data.Select(f => f.Field.Value))),
            .. _process.RecurringStarts.Select(s => ("the case starts by itself", s.Data.Select(f => f.Field.Value))),
        ];
        if (starts.IsEmpty)
        {
            Start.Sets.UnionWith(_process.Data.Select(f => f.Name.Value));
            Start.LeadsTo(first);
        }

        foreach (var (words, given) in starts)
        {
            var start = Added();
            start.Sets.UnionWith(given);
            Start.LeadsTo(start, words);
            start.LeadsTo(first);
        }
    }

    private static string WordsOf(RoleReference role) => role is RoleReference.Role named ? $"'{named.Name}'" : "a person";

    private static string? YesNoOf(string word) => word switch
    {
        "yes" or "true" => "true",
        "no" or "false" => "false",
        _ => null,
    };

    /// <summary>Connects the steps of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="after">What follows its last step.</param>
    /// <param name="exit">Where <c>end</c> leads: the end of the branch or item that the list is in.</param>
    /// <returns>Where the list begins.</returns>
    private Junction Connect(StepList list, Junction after, Junction exit)
    {
        for (var i = 0; i < list.Steps.Length; i++)
            Connect(list.Steps[i], i + 1 < list.Steps.Length ? _points[list.Steps[i + 1]].Entry : after, exit);
        return list.Steps.IsEmpty ? after : _points[list.Steps[0]].Entry;
    }

    private void Connect(Step step, Junction next, Junction exit)
    {
        var (entry, body, inside) = (_points[step].Entry, _points[step].Body, _points[step].Inside);
        if (step.When is { } when)
        {
            entry.LeadsTo(body, $"{NameOf(step)} is done", new Assumed(ConditionOf(when), true));
            entry.LeadsTo(next, $"{NameOf(step)} is skipped", new Assumed(ConditionOf(when), false));
        }
        else
        {
            entry.LeadsTo(body);
        }

        if (step.ForEach is { } loop)
        {
            var (over, done) = (Added(), Added());
            inside.Sets.Add(loop.Variable.Value);
            if (step.Id is { } id)
                done.Sets.Add(id.Value);
            body.LeadsTo(inside, $"{NameOf(step)} has items");
            body.LeadsTo(done, $"{NameOf(step)} has no items");
            over.LeadsTo(done);
            done.LeadsTo(next);
            (next, exit) = (over, over);
        }

        ConnectHandlers(step.Handlers, NameOf(step), [step], next);
        ConnectBody(step, inside, next, exit);
    }

    private void ConnectBody(Step step, Junction from, Junction next, Junction exit)
    {
        switch (step)
        {
            case ChooseStep choose:
                ConnectBranches(choose, from, next, exit);
                break;
            case ParallelStep parallel:
                ConnectBranches(parallel, from, next);
                break;
            case StageStep stage:
                SetResult(step, from);
                from.LeadsTo(Connect(stage.Steps, next, exit));
                break;
            case FirstOfStep firstOf:
                SetResult(step, from);
                foreach (var branch in firstOf.Branches)
                    from.LeadsTo(Connect(branch.Steps, next, exit), $"{NameOf(step)} goes '{branch.Name}'", IsWord(step, "chosen", branch.Name));
                break;
            case BackToStep back:
                LeadBack(from, step, back.Target, null);
                break;
            case EndStep end:
                from.LeadsTo(end.WholeProcess ? _end : exit);
                break;
            default:
                ConnectPlain(step, from, next, exit);
                break;
        }
    }

    private void ConnectPlain(Step step, Junction from, Junction next, Junction exit)
    {
        var done = Added();
        SetResult(step, done);
        from.LeadsTo(done);
        foreach (var assignment in (step as SetStep)?.Assignments ?? [])
            Assign(done, assignment);
        if (step is not HumanStep { Outcomes.IsEmpty: false } human)
        {
            done.LeadsTo(next);
            return;
        }

        foreach (var outcome in human.Outcomes)
        {
            var words = $"{NameOf(step)} goes '{outcome.Name}'";
            if (outcome.Target is OutcomeTarget.BackTo back)
                LeadBack(done, step, back.Step, words, IsWord(step, "outcome", outcome.Name));
            else
                done.LeadsTo(
                    outcome.Target is OutcomeTarget.End end ? end.WholeProcess ? _end : exit : next,
                    words,
                    IsWord(step, "outcome", outcome.Name));
        }
    }

    private void LeadBack(Junction from, Step step, Word target, string? words, params ReadOnlySpan<Assumed> assumed)
    {
        if (_places.Find(target.Value) is { } found && _places[step].LeadsBackTo(found))
            from.LeadsTo(_points[found.Step].Entry, words, assumed);
    }

    private static void SetResult(Step step, Junction junction)
    {
        if (step is { Id: { } id, ForEach: null })
            junction.Sets.Add(id.Value);
    }

    /// <summary>A value that is written out is known from here on.</summary>
    private void Assign(Junction done, Assignment assignment)
    {
        done.Sets.Add(assignment.Field.Value);
        if (_compiled.TryGetValue(assignment.Value, out var compiled) && compiled.Constant is { } value and not FeelNull)
            done.Values.Add(new(new(assignment.Field.Value, null), FeelPrinter.Text(value), IsBare: false));
    }

    private static Assumed IsWord(Step step, string field, Word word) =>
        new(step.Id is { } id && step.ForEach is null
            ? new Condition.Equal(new(id.Value, field), word.Value, IsBare: false)
            : new Condition.Other("", [], Verdict.Open), true);

    /// <summary>What an author calls a step.</summary>
    private static string NameOf(Step step) => step switch
    {
        { Id: { } id } => $"'{id}'",
        HumanStep human => $"'{human.Name.Outline}'",
        _ => $"the '{step.Keyword.Text.Trim()}' on line {step.Keyword.StartPosition.Line}",
    };
}
