using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Runtime.Queries;

/// <summary>Where an instance stands at one step.</summary>
/// <param name="Open">Tokens, and so items of a for-each, that are at it.</param>
/// <param name="Done">How often one went on from it: not how often it was withdrawn or skipped.</param>
/// <param name="Skipped">How often its <c>when</c> did not hold.</param>
/// <param name="Incidents">Open incidents at it.</param>
/// <param name="Held">How often it is held now; it is not open then.</param>
public sealed record StepStanding(int Open, int Done, int Skipped, int Incidents, int Held = 0)
{
    public static StepStanding Ahead { get; } = new(0, 0, 0, 0);

    /// <summary>Of a stage, the last day that was planned for it when it opened; null where it has none.</summary>
    public LocalDate? PlannedUntil { get; init; }
}

/// <summary>Where an instance stands, step by step, as its journal tells. Steps that were never reached are missing.</summary>
public sealed record StepProgress(ImmutableDictionary<string, StepStanding> Steps)
{
    public StepStanding At(string node) => Steps.GetValueOrDefault(node, StepStanding.Ahead);

    /// <param name="events">All of an instance, from its start on.</param>
    public static StepProgress Of(IEnumerable<ProcessEvent> events)
    {
        var steps = new Dictionary<string, StepStanding>(StringComparer.Ordinal);
        var tokens = new Dictionary<TokenId, string>();
        var incidents = new Dictionary<IncidentId, Incident>();
        var waiting = new Dictionary<WaitId, TokenId>();
        var tasks = new Dictionary<TaskId, TokenId>();
        var withdrawn = new HashSet<TokenId>();
        var held = new Dictionary<WaitId, string>();
        var handlers = new Dictionary<ScopeId, string>();
        var blocks = new Dictionary<ScopeId, TokenId>();
        var left = new HashSet<TokenId>();
        TokenId? closed = null;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case TokenCreated e:
                    Arrive(e.Token, e.Node);
                    break;
                case TokenMoved e:
                    Leave(e.Token, left.Remove(e.Token) ? 0 : 1);
                    Arrive(e.Token, e.Node);
                    closed = null;
                    break;
                case TokenConsumed e:
                    Leave(e.Token, withdrawn.Contains(e.Token) ? 0 : 1);
                    break;
                case StepSkipped e:
                    // The token that goes on has done nothing here.
                    Change(e.Node, s => s with { Skipped = s.Skipped + 1, Done = s.Done - 1 });
                    break;
                case TaskOpened { Task.Token: { } token } e:
                    tasks[e.Task.Id] = token;
                    break;
                case TaskWithdrawn e when tasks.TryGetValue(e.Task, out var token):
                    withdrawn.Add(token);
                    break;
                case TimerSet { Timer: { Purpose: TimerPurpose.Catch, Token: { } token } } e:
                    waiting[e.Timer.Id] = token;
                    withdrawn.Remove(token); // it was set anew: the plan was postponed
                    break;
                case MessageAwaited { Wait.Token: { } token } e:
                    waiting[e.Wait.Id] = token;
                    break;
                case WaitWithdrawn e when waiting.TryGetValue(e.Wait, out var token):
                    withdrawn.Add(token);
                    break;
                case StepHeld { Wait.Token: { } token } e when tokens.TryGetValue(token, out var node):
                    held[e.Wait.Id] = StepIds.StepOf(node);
                    Change(held[e.Wait.Id], s => s with { Held = s.Held + 1 });
                    break;
                case StepReleased e:
                    Release(e.Wait);
                    break;
                case WaitWithdrawn e when held.ContainsKey(e.Wait):
                    Release(e.Wait);
                    break;
                case ScopeOpened { Kind: ScopeKind.Handler, Handler: { } handler } e:
                    handlers[e.Scope] = handler;
                    Change(handler, s => s with { Open = s.Open + 1 });
                    break;
                case ScopeClosed e when handlers.Remove(e.Scope, out var handler):
                    Change(handler, s => s with { Open = s.Open - 1, Done = s.Done + 1 });
                    break;
                case ScopeOpened { Kind: ScopeKind.Block, Owner: { } owner } e:
                    blocks[e.Scope] = owner;
                    break;
                case ScopeClosed e when blocks.Remove(e.Scope, out var owner):
                    closed = owner;
                    break;
                case WentBack when closed is { } leaving:
                    left.Add(leaving); // it was left, and is not done
                    break;
                case ResultRecorded { Value: FeelContext window } e when window.Find("opened") is FeelDate:
                    var until = window.Find("to") is FeelDate to && to.TryGetLocalDate(out var day) ? day : (LocalDate?)null;
                    Change(e.Step, s => s with { PlannedUntil = until });
                    break;
                case IncidentRaised e:
                    incidents[e.Incident.Id] = e.Incident;
                    Change(e.Incident.Node, s => s with { Incidents = s.Incidents + 1 });
                    break;
                case IncidentResolved e when incidents.Remove(e.Incident, out var incident):
                    Change(incident.Node, s => s with { Incidents = s.Incidents - 1 });
                    if (incident.Token is { } stuck)
                    {
                        withdrawn.Add(stuck); // or it goes on, and is not consumed here
                    }

                    break;
            }
        }

        return new(steps.ToImmutableDictionary(StringComparer.Ordinal));

        void Arrive(TokenId token, string node)
        {
            tokens[token] = node;
            Change(node, s => s with { Open = s.Open + 1 });
        }

        void Leave(TokenId token, int done)
        {
            if (tokens.Remove(token, out var node))
            {
                Change(node, s => s with { Open = s.Open - 1, Done = s.Done + done });
            }
        }

        void Release(WaitId wait)
        {
            if (held.Remove(wait, out var step))
            {
                Change(step, s => s with { Held = s.Held - 1 });
            }
        }

        void Change(string node, Func<StepStanding, StepStanding> change) =>
            steps[node] = change(steps.GetValueOrDefault(node, StepStanding.Ahead));
    }
}
