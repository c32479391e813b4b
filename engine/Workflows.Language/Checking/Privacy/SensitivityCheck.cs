using System.Collections.Immutable;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Cases;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Privacy;

/// <summary>Finds sensitive data on its way into a mail, or into a field that says less of itself (5xxx).</summary>
/// <remarks>A step's result is as sensitive as the field of its form that is read; when it is read as a whole, as its most sensitive one.
/// An item is as sensitive as the list that it comes from, what a message brings as the wait or the handler says, and the answer of a
/// decision as the most sensitive thing that it is given, unless the step says otherwise.</remarks>
internal sealed class SensitivityCheck
{
    /// <summary>Parts of a result that say nothing of what was filled in.</summary>
    private static readonly ImmutableArray<string> HarmlessParts =
        ["outcome", "by", "at", "answered", "missing", "item", "date", "number", "presented_by", "checklist"];

    private readonly ProcessDefinition _process;
    private readonly StepPlaces _places;
    private readonly KnownProcesses _known;
    private readonly DiagnosticBag _diagnostics;
    private readonly ILookup<StepPlace?, BoundExpression> _lists;
    private readonly ILookup<StepPlace?, BoundExpression> _inputs;

    /// <summary>Decisions that are being looked at: one that is given its own earlier answer is no more sensitive for that.</summary>
    private readonly HashSet<StepPlace> _looking = [];

    private SensitivityCheck(
        ProcessDefinition process, StepPlaces places, BoundExpressions expressions, KnownProcesses known, DiagnosticBag diagnostics)
    {
        (_process, _places, _known, _diagnostics) = (process, places, known, diagnostics);
        _lists = expressions.All.Where(e => e.Use == Use.Items).ToLookup(e => e.Place);
        _inputs = expressions.All.Where(e => e.Use == Use.Asked).ToLookup(e => e.Place);
    }

    /// <returns>How sensitive the items of steps that run for each are, by the step's id; of those that are in no such list, nothing.</returns>
    public static ImmutableDictionary<string, Sensitivity> Run(
        ProcessDefinition process, StepPlaces places, BoundExpressions expressions, KnownProcesses known, DiagnosticBag diagnostics)
    {
        var check = new SensitivityCheck(process, places, expressions, known, diagnostics);
        foreach (var expression in expressions.All)
            check.Check(expression);
        var ids = StepIds.Of(process.Steps);
        return places.All.Where(p => p.Step.ForEach is not null).ToImmutableDictionary(p => ids[p.Step], check.OfItems, StringComparer.Ordinal);
    }

    private void Check(BoundExpression expression)
    {
        if (MostSensitive(expression) is not ({ } name, var sensitivity))
            return;

        CarriedData.Check(expression, name, sensitivity, _diagnostics);
        var span = expression.Expression.Span;
        if (expression.Use == Use.Mailed && sensitivity >= Sensitivity.Personal)
        {
            _diagnostics.Report(
                PrivacyRules.InMail,
                span,
                $"'{name}' is {Word(sensitivity)}, and this text goes out by mail.",
                $"take it out; those who may see the case see the field there{IfAsked(name)}");
        }
        else if (expression is { Use: Use.Assigned, Into: { } into } && into.Sensitivity < sensitivity && CarriesWords(expression.Compiled.Type))
        {
            _diagnostics.Report(
                PrivacyRules.Lowered,
                span,
                $"'{name}' is {Word(sensitivity)}, and '{into.Name}', which gets it, is only {Word(into.Sensitivity)}.",
                $"give '{into.Name}' the sensitivity '{Word(sensitivity)}'{IfAsked(name)}");
        }
    }

    private (string? Name, Sensitivity Sensitivity) MostSensitive(BoundExpression expression) => expression.Compiled.Names
        .Select(name => Of(name, expression))
        .OrderByDescending(found => found.Sensitivity)
        .FirstOrDefault();

    private (string? Name, Sensitivity Sensitivity) Of(string name, BoundExpression expression)
    {
        if (_process.Data.FirstOrDefault(f => f.Name.Value == name) is { } field)
            return (name, field.Sensitivity);
        if (expression.Place?.Outwards.FirstOrDefault(p => p.Step.ForEach?.Variable.Value == name) is { } owner)
            return (name, OfItems(owner));
        if (expression.Place is { } here && MessageOf(name, here) is { } sent)
            return (name, CarriesWords(expression.Compiled.Type) ? sent.Sensitivity : Sensitivity.Public);
        return _places.Find(name) switch
        {
            { Step: HttpStep step } when Words(expression.Expression.Text).Contains("body") || CarriesWords(expression.Compiled.Type) =>
                (name, step.Sensitivity),
            { Step: WaitStep { Rule: WaitRule.Message message } } when CarriesWords(expression.Compiled.Type) => (name, message.Sensitivity),
            { Step: DecideStep decide } place => (name, decide.Sensitivity ?? OfInputs(place)),
            { Step: CallStep { ForEach: null } call } => OfReturned(name, call, expression),
            { } place when place.Step is HumanStep || place.Step.ForEach is not null => OfResult(name, FormsOf(place.Step), place, expression),
            _ => (name, Sensitivity.Public),
        };
    }

    /// <summary>The message that set off a handler around a place; null when the name is that of none.</summary>
    private static HandlerTrigger.Message? MessageOf(string name, StepPlace place) => place.Outwards
        .Select(p => p.Handler?.Handler)
        .FirstOrDefault(h => h is not null && h.Name.Value == name)?.Trigger as HandlerTrigger.Message;

    /// <summary>What is filled in for a step; for one that holds steps which run for each item, what is filled in for those.</summary>
    private static ImmutableArray<FormField> FormsOf(Step step) =>
        [.. step.Inner.SelectMany(l => l.All()).Prepend(step).OfType<HumanStep>().SelectMany(s => s.Form)];

    private Sensitivity OfItems(StepPlace owner) =>
        _lists[owner].Select(list => MostSensitive(list).Sensitivity).DefaultIfEmpty(Sensitivity.Public).Max();

    private Sensitivity OfInputs(StepPlace place)
    {
        if (!_looking.Add(place))
            return Sensitivity.Public;

        var most = _inputs[place].Select(input => MostSensitive(input).Sensitivity).DefaultIfEmpty(Sensitivity.Public).Max();
        _looking.Remove(place);
        return most;
    }

    /// <summary>Where the sensitivity of an answer comes from, for an author who has not said it anywhere.</summary>
    private string IfAsked(string name) => _places.Find(name)?.Step is DecideStep { Sensitivity: null }
        ? $"; the answer of '{name}' is as sensitive as what the decision is given, unless its 'sensitivity' says otherwise"
        : "";

    private (string? Name, Sensitivity Sensitivity) OfResult(string id, ImmutableArray<FormField> form, StepPlace place, BoundExpression expression)
    {
        var words = Words(expression.Expression.Text);
        var named = form.Where(f => words.Contains(f.Name.Value)).ToImmutableArray();
        var isWhole = named.IsEmpty && CarriesWords(expression.Compiled.Type) && !words.Overlaps(HarmlessParts);
        var most = (isWhole ? form : named).OrderByDescending(f => f.Sensitivity).FirstOrDefault();
        var items = words.Contains("missing") || words.Contains("item") ? OfItems(place) : Sensitivity.Public;
        return most is null || most.Sensitivity < items ? (id, items) : ($"{id}.{most.Name}", most.Sensitivity);
    }

    /// <summary>What a called process returns is as sensitive as its fields there: as those that are named, or as all of them.</summary>
    private (string? Name, Sensitivity Sensitivity) OfReturned(string id, CallStep call, BoundExpression expression)
    {
        var returned = _known.Find(call.Process.Value)?.Returns.Select(r => CalledResults.FieldOf(call, r.Value, _known)).OfType<DataField>().ToList()
            ?? [];
        var words = Words(expression.Expression.Text);
        var named = returned.Where(f => words.Contains(f.Name.Value)).ToList();
        var isWhole = named.Count == 0 && CarriesWords(expression.Compiled.Type) && !words.Overlaps([.. HarmlessParts, .. CalledResults.Own]);
        return (isWhole ? returned : named).MaxBy(f => f.Sensitivity) is { } most
            ? ($"{id}.{most.Name}", most.Sensitivity)
            : (id, Sensitivity.Public);
    }

    private static HashSet<string> Words(string text) =>
        [.. new string([.. text.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static bool CarriesWords(FeelType type) =>
        type == FeelType.Text || type == FeelType.Any || type is FeelType.ListOf or FeelType.ContextOf;

    private static string Word(Sensitivity sensitivity) => sensitivity.ToString().ToLowerInvariant();
}
