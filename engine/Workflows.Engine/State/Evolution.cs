using System.Collections.Immutable;
using System.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.State;

public sealed partial class InstanceState
{
    /// <summary>The one way in which a state changes.</summary>
    internal void Apply(ProcessEvent happened)
    {
        switch (happened)
        {
            case InstanceStarted e:
                Header = Header with
                {
                    ProcessId = e.ProcessId,
                    Definition = e.Definition,
                    Status = InstanceStatus.Running,
                    StartedBy = e.StartedBy,
                    StartedAt = e.At,
                    Dates = e.Dates,
                    Plan = e.Plan,
                    Origin = e.Origin,
                };
                _scopes[ScopeId.Root] = NewScope(ScopeId.Root, null, null, 0, e.Data);
                break;
            case InstanceEnded e:
                Header = Header with { Status = InstanceStatus.Completed, Outcome = e.Outcome, EndedAt = e.At };
                break;
            case InstanceCancelled e:
                Header = Header with { Status = InstanceStatus.Cancelled, EndedAt = e.At };
                break;
            case ScopeOpened e:
                _scopes[e.Scope] = NewScope(e.Scope, e.Parent, e.Owner, e.Item, e.Variables) with
                {
                    Kind = e.Kind,
                    Handler = e.Handler,
                    OpenedAt = e.OpenedAt,
                    Due = e.Due,
                };
                Count(e.Scope.Value);
                break;
            case ScopeClosed e:
                _scopes.Remove(e.Scope);
                break;
            case TokenCreated e:
                _tokens[e.Token] = new(e.Token, e.Scope, e.Node);
                Count(e.Token.Value);
                break;
            case TokenMoved e:
                _tokens[e.Token] = _tokens[e.Token] with { Node = e.Node };
                break;
            case TokenConsumed e:
                _tokens.Remove(e.Token);
                break;
            case FlowArrived e:
                _arrivals.Add(new(e.Scope, e.Join, e.Flow));
                break;
            case JoinPassed e:
                _arrivals.RemoveWhere(a => a.Scope == e.Scope && string.Equals(a.Join, e.Join, StringComparison.Ordinal));
                break;
            case DataAssigned e:
                Change(ScopeId.Root, s => s with { Variables = s.Variables.With(e.Field, e.Value) });
                break;
            case ResultRecorded e:
                Change(e.Scope, s => s with { Results = s.Results.With(e.Step, e.Value) });
                break;
            case WentBack e:
                Change(e.Scope, s => s with { Loops = s.Loops.SetItem(e.From, s.Loops.GetValueOrDefault(e.From) + 1) });
                break;
            case TaskOpened e:
                _tasks[e.Task.Id] = e.Task;
                Count(e.Task.Id.Value);
                break;
            case TaskClaimed e:
                _tasks[e.Task] = _tasks[e.Task] with { Assignee = e.Person };
                break;
            case TaskReleased e:
                _tasks[e.Task] = _tasks[e.Task] with { Assignee = null };
                break;
            case TaskReassigned e:
                _tasks[e.Task] = _tasks[e.Task] with { Candidates = e.Candidates, Assignee = null };
                Count(e.Number);
                break;
            case TaskRescheduled e:
                _tasks[e.Task] = _tasks[e.Task] with { Due = e.Due, Generation = e.Generation, CountedFrom = e.CountedFrom };
                break;
            case TaskCompleted e:
                _tasks.Remove(e.Task);
                break;
            case TaskWithdrawn e:
                _tasks.Remove(e.Task);
                break;
            case TimerSet e:
                _waits[e.Timer.Id] = e.Timer;
                Count(e.Timer.Id.Value);
                break;
            case TimerFired e:
                _waits.Remove(e.Wait);
                break;
            case MessageAwaited e:
                _waits[e.Wait.Id] = e.Wait;
                Count(e.Wait.Id.Value);
                break;
            case MessageReceived e:
                _waits.Remove(e.Wait);
                break;
            case WaitWithdrawn e:
                _waits.Remove(e.Wait);
                break;
            case StepHeld e:
                _waits[e.Wait.Id] = e.Wait;
                Count(e.Wait.Id.Value);
                break;
            case StepReleased e:
                _waits.Remove(e.Wait);
                break;
            case StepDueMoved e:
                Change(e.Scope, s => s with { Due = e.Due });
                break;
            case CancellationBegan:
                Header = Header with { Status = InstanceStatus.Cancelling };
                break;
            case CaseAsked e:
                _waits[e.Wait.Id] = e.Wait;
                Count(e.Wait.Id.Value);
                break;
            case CaseReturned e:
                _waits.Remove(e.Wait);
                break;
            case CaseFailed e:
                _waits.Remove(e.Wait);
                break;
            case IncidentRaised e:
                _incidents[e.Incident.Id] = e.Incident;
                Count(e.Incident.Id.Value);
                break;
            case IncidentResolved e:
                _incidents.Remove(e.Incident);
                break;
            case PlanPostponed e:
                Header = Header with { Plan = e.Change.After, PlanChanges = Header.PlanChanges.Add(e.Change) };
                break;
            case DeadlineEvent e:
                Apply(e);
                break;
            case PeopleNotified e:
                Count(e.Number);
                break;
            case DocumentWritten e:
                _documents = _documents.SetItem(e.Document.Id, e.Document);
                break;
            case JobEvent e:
                Apply(e);
                break;
            case StepSkipped or ReminderIssued or ItemAdded or DecisionMade or ErrorCaught:
                break; // told for the record; nothing waits on them
            default:
                throw new UnreachableException($"No case for {happened.GetType().Name}: the set of events is closed.");
        }
    }

    private static Scope NewScope(ScopeId id, ScopeId? parent, TokenId? owner, int item, FeelContext variables) =>
        new(
            id,
            parent,
            owner,
            item,
            variables,
            FeelContext.Empty,
            ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal));

    private void Change(ScopeId id, Func<Scope, Scope> change) => _scopes[id] = change(_scopes[id]);

    private void Count(long element) => Header = Header with { LastElement = Math.Max(Header.LastElement, element) };
}
