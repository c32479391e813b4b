using System.Collections.Immutable;
using Workflows.Language.Checking.Asking;
using Workflows.Language.Checking.Cases;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Translations;

namespace Workflows.Language.Checking.Binding;

/// <summary>Compiles every expression of a process with the names of its place, and checks that what it yields fits.</summary>
internal sealed partial class ExpressionBinder
{
    private readonly ProcessDefinition _process;
    private readonly StepPlaces _places;
    private readonly NameScopes _scopes;
    private readonly KnownProcesses _known;
    private readonly ImmutableDictionary<string, TextTemplate> _templates;
    private readonly StepIds _ids;
    private readonly AskedDecisions _asked;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableDictionary<Expression, FeelExpression>.Builder _compiled =
        ImmutableDictionary.CreateBuilder<Expression, FeelExpression>();
    private readonly ImmutableArray<BoundExpression>.Builder _bound = ImmutableArray.CreateBuilder<BoundExpression>();

    private ExpressionBinder(
        ProcessDefinition process,
        StepPlaces places,
        NameScopes scopes,
        KnownProcesses known,
        AskedDecisions asked,
        ImmutableDictionary<string, TextTemplate> templates,
        DiagnosticBag diagnostics)
    {
        (_process, _places, _scopes, _known, _asked, _templates, _diagnostics) = (process, places, scopes, known, asked, templates, diagnostics);
        _ids = StepIds.Of(process.Steps);
    }

    public static BoundExpressions Bind(
        ProcessDefinition process,
        StepPlaces places,
        NameScopes scopes,
        KnownProcesses known,
        AskedDecisions asked,
        ImmutableDictionary<string, TextTemplate> templates,
        ImmutableArray<ProcessTexts> texts,
        DiagnosticBag diagnostics)
    {
        var binder = new ExpressionBinder(process, places, scopes, known, asked, templates, diagnostics);
        binder.BindItems();
        foreach (var place in places.All)
            binder.BindStep(place);
        foreach (var place in places.Handlers)
            binder.BindTrigger(place);
        foreach (var role in process.Start.Select(s => s.By).Append(process.Owner))
            binder.Bind(role, scopes.AtTop, null);
        foreach (var start in process.MessageStarts)
            binder.BindMessage(start);
        foreach (var start in process.RecurringStarts)
            binder.BindInputs(start.Data, process, FeelScope.Empty.With(RecurringStart.Start, FeelType.Date), null);
        foreach (var deadline in process.Deadlines)
            binder.BindDeadline(deadline, scopes.AtTop);
        foreach (var step in texts.SelectMany(t => t.Steps))
            binder.BindTexts(step);
        return new(binder._compiled.ToImmutable(), binder._bound.ToImmutable());
    }

    /// <summary>Lists first and in the order of the file: what their items are decides what the rest may read.</summary>
    private void BindItems()
    {
        foreach (var place in _places.All.Where(p => p.Step.ForEach is { IsUnread: false } && IsKnown(p.Parent)))
        {
            Bind(place.Step.ForEach!.Items, _scopes.Around(place), Expectation.Items, place, Use.Items);
            if (_compiled.TryGetValue(place.Step.ForEach.Items, out var items) && items.Type is FeelType.ListOf list)
                _scopes.ItemsAre(place, list.Item);
        }

        _scopes.AllItemsAreKnown();
    }

    /// <summary>False inside a for-each that could not be read: there nothing is known of the item, and all would be called wrong.</summary>
    private static bool IsKnown(StepPlace? place) => place is null || place.Outwards.All(p => p.Step.ForEach is not { IsUnread: true });

    private void BindStep(StepPlace place)
    {
        if (!IsKnown(place.Parent))
            return;

        var around = _scopes.Around(place);
        Bind(place.Step.When, around, Expectation.Condition, place, Use.Condition);
        Bind(place.Step.ForEach?.Closes, around, place);
        if (!IsKnown(place))
            return;

        var inside = _scopes.Inside(place);
        Bind(place.Step.Title, inside, place, Use.Shown);
        Bind(place.Step.Help, inside, place, Use.Shown);
        Bind(place.Step.HoldWhile, inside, Expectation.Condition, place, Use.Condition);
        BindLateness(place.Step, inside, place);
        switch (place.Step)
        {
            case HumanStep human:
                BindHuman(human, inside, place);
                break;
            case ChooseStep choose:
                foreach (var branch in choose.Branches)
                    Bind(branch.Condition, inside, Expectation.Condition, place, Use.Condition);
                break;
            case ParallelStep parallel:
                foreach (var branch in parallel.Branches)
                    Bind(branch.When, inside, Expectation.Condition, place, Use.Condition);
                break;
            case WaitStep { Rule: WaitRule.Until until }:
                Bind(until.Time, inside, place);
                break;
            case WaitStep { Rule: WaitRule.Message message }:
                Bind(message.Key, inside, Expectation.Key, place, Use.Condition);
                break;
            case NotifyStep notify:
                Bind(notify.Subject, inside, place, Use.Mailed);
                Bind(notify.Text, inside, place, Use.Mailed);
                foreach (var role in notify.To)
                    Bind(role, inside, place);
                break;
            case HttpStep http:
                BindAll(ServiceExpressions.Of(http), inside, place);
                break;
            case DocumentStep document:
                BindAll(ServiceExpressions.Of(document, _templates.GetValueOrDefault(_ids[document])), inside, place);
                foreach (var role in document.Copies)
                    Bind(role, inside, place);
                break;
            case StageStep stage:
                Bind(stage.Name, inside, place, Use.Shown);
                Bind(stage.Window?.From, inside, place);
                Bind(stage.Window?.To, inside, place);
                break;
            case MilestoneStep milestone:
                Bind(milestone.Name, inside, place, Use.Shown);
                break;
            case CaseStep other:
                BindInputs(other, inside, place);
                break;
            case DecideStep decide:
                foreach (var (input, needed) in _asked.Ask(decide, inside))
                    Bind(input, inside, needed, place, Use.Asked);
                break;
            case SetStep set:
                foreach (var assignment in set.Assignments)
                    BindAssignment(assignment, inside, place);
                break;
        }
    }

    private void BindLateness(Step step, FeelScope scope, StepPlace place)
    {
        Bind(step.Due, scope, place);
        foreach (var escalation in step.Escalate)
        {
            Bind(escalation.When, scope, place);
            Bind(escalation.To, scope, place);
        }
    }

    private void BindTrigger(HandlerPlace place)
    {
        if (place.Host is { } host && !IsKnown(host))
            return;

        var around = _scopes.Around(place);
        switch (place.Handler.Trigger)
        {
            case HandlerTrigger.Message message:
                Bind(message.Key, around, Expectation.Key, place.Host, Use.Condition);
                break;
            case HandlerTrigger.Timer timer:
                Bind(timer.Time, around, place.Host);
                break;
        }
    }

    private void BindHuman(HumanStep step, FeelScope scope, StepPlace place)
    {
        Bind(step.Name, scope, place, Use.Mailed);
        Bind(step.By, scope, place);
        if (step is DecisionStep decision)
            Bind(decision.PresentedBy, scope, place);
        foreach (var reminder in step.Remind.OfType<ReminderRule.Once>())
            Bind(reminder.When, scope, place);
        foreach (var field in step.Form)
            Bind(field.Label, scope, place, Use.Shown);
    }

    /// <summary>The texts of a step in another language see what its own see.</summary>
    private void BindTexts(StepTexts texts)
    {
        if (_places.Find(texts.Step.Value) is not { } place || !IsKnown(place))
            return;

        foreach (var slot in StepSlots.Of(place.Step))
        {
            foreach (var text in texts.Texts.Where(t => t.Path == slot.Path))
                Bind(text.Text, _scopes.Inside(place), place, slot.Audience == Audience.Mail ? Use.Mailed : Use.Shown);
        }
    }

    private void BindDeadline(DeadlineDefinition deadline, FeelScope scope)
    {
        Bind((deadline.From as DeadlineStart.Time)?.Phrase, scope, null);
        Bind(deadline.OrFrom, scope, null);
        Bind(deadline.When, scope, Expectation.Condition, null, Use.Condition);
        foreach (var escalation in deadline.Escalate)
        {
            Bind(escalation.When, scope, null);
            Bind(escalation.To, scope, null);
        }
    }

    private void BindAssignment(Assignment assignment, FeelScope scope, StepPlace place)
    {
        var field = _process.Data.FirstOrDefault(f => f.Name.Value == assignment.Field.Value);
        if (field is null)
        {
            _diagnostics.Report(
                ReferenceRules.UnknownField,
                assignment.Field.Span,
                $"There is no data field '{assignment.Field}'.",
                Suggestion.Hint(assignment.Field.Value, _process.Data.Select(f => f.Name.Value)) ?? "add it under 'data'");
        }

        var type = field is null ? FeelType.Any : scope.Variables[field.Name.Value];
        Bind(assignment.Value, scope, Expectation.Of(assignment.Field.Value, type), place, Use.Assigned, field);
    }
}
