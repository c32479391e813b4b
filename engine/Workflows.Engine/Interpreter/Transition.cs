using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Interpreter;

/// <summary>One step being taken: a copy of the state that changes by events, and the tokens that still move.</summary>
internal sealed partial class Transition(ProcessGraph graph, InstanceState before, StepSurroundings surroundings)
{
    private const int MaxNodesInOneStep = 10_000;
    private const int DefaultMaxLoops = 100;

    private readonly ImmutableArray<ProcessEvent>.Builder _events = ImmutableArray.CreateBuilder<ProcessEvent>();
    private readonly ImmutableArray<OutboxMessage>.Builder _outbox = ImmutableArray.CreateBuilder<OutboxMessage>();
    private readonly Queue<TokenId> _moving = new();

    public ProcessGraph Graph { get; } = graph;

    public InstanceState State { get; } = before.Copy();

    public Instant Now { get; } = surroundings.Now;

    /// <summary>The id that the next new element gets; taken by the event that tells of the element.</summary>
    public long NextElement => State.Header.LastElement + 1;

    public void Emit(ProcessEvent happened)
    {
        State.Apply(happened);
        _events.Add(happened);
    }

    public void Send(OutboxMessage message) => _outbox.Add(message);

    public StepResult.Accepted Result() => new(State, _events.ToImmutable(), _outbox.ToImmutable());

    public void Create(ScopeId scope, Node node)
    {
        var token = new TokenId(NextElement);
        Emit(new TokenCreated(token, scope, node.Id));
        _moving.Enqueue(token);
    }

    public void Move(TokenId token, Node node)
    {
        Emit(new TokenMoved(token, node.Id));
        _moving.Enqueue(token);
    }

    public void Consume(TokenId token) => Emit(new TokenConsumed(token));

    /// <summary>Lets a token that stood at an incident enter its node again.</summary>
    public void Resume(TokenId token) => _moving.Enqueue(token);

    /// <summary>Moves tokens until every one waits or has ended.</summary>
    public void Run()
    {
        var entered = 0;
        while (_moving.TryDequeue(out var id))
        {
            if (!State.Tokens.TryGetValue(id, out var token))
            {
                continue; // withdrawn while it was on its way
            }

            if (Graph.Find(token.Node) is not { } node)
            {
                Raise(id, token.Node, IncidentRules.UnknownNode, $"The definition has no step '{token.Node}'.");
            }
            else if (++entered > MaxNodesInOneStep)
            {
                Raise(id, node, IncidentRules.TooManySteps, $"More than {MaxNodesInOneStep} steps without a wait; stopped at '{node.Id}'.");
            }
            else
            {
                node.Arrive(this, token);
            }
        }
    }

    public void GoBack(Token token, Node from, Node to, int? atMost)
    {
        if (State.Scopes[token.Scope].Loops.GetValueOrDefault(from.Id) >= (atMost ?? DefaultMaxLoops))
        {
            Raise(token.Id, from, IncidentRules.WentBackTooOften, $"Went back from '{from.Id}' to '{to.Id}' {atMost ?? DefaultMaxLoops} times, which is the most allowed.");
            return;
        }

        Emit(new WentBack(token.Scope, from.Id, to.Id));
        Move(token.Id, to);
    }

    /// <summary>What an <c>end</c> means where it stands.</summary>
    public void End(Token token, string outcome, bool wholeProcess, ExitNode exit)
    {
        if (wholeProcess)
        {
            EndInstance(outcome);
        }
        else
        {
            exit.Leave(this, token, outcome);
        }
    }

    public void EndInstance(string? outcome)
    {
        ClearAll("ended");
        Emit(new InstanceEnded(outcome, Now));
    }

    /// <summary>Withdraws everything that is open: what remains is the scope with the case's data.</summary>
    public void ClearAll(string reason)
    {
        Clear(ScopeId.Root, reason);
        foreach (var task in State.Tasks.Keys.Order().ToList())
        {
            Emit(new TaskWithdrawn(task, reason));
        }

        foreach (var incident in State.Incidents.Keys.ToList())
        {
            Emit(new IncidentResolved(incident, null));
        }

        _moving.Clear();
    }

    /// <summary>Withdraws tokens, tasks and waits of a scope and those inside it. Inner scopes, and the scope unless it is the
    /// process's, are closed. Escalations stay: they are about what was not done.</summary>
    public void Clear(ScopeId scope, string reason)
    {
        foreach (var inner in State.Scopes.Values.Where(s => s.Parent == scope).OrderBy(s => s.Id.Value).ToList())
        {
            Clear(inner.Id, reason);
        }

        foreach (var task in State.Tasks.Values.Where(t => t.Scope == scope && t.Token is not null).OrderBy(t => t.Id.Value).ToList())
        {
            Emit(new TaskWithdrawn(task.Id, reason));
        }

        foreach (var token in State.Tokens.Values.Where(t => t.Scope == scope).OrderBy(t => t.Id.Value).ToList())
        {
            WithdrawTimers(token.Id);
            foreach (var incident in State.Incidents.Values.Where(i => i.Token == token.Id).ToList())
            {
                Emit(new IncidentResolved(incident.Id, null));
            }

            Consume(token.Id);
        }

        foreach (var arrival in State.Arrivals.Where(a => a.Scope == scope).Select(a => a.Join).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            Emit(new JoinPassed(scope, arrival));
        }

        if (scope != ScopeId.Root)
        {
            Emit(new ScopeClosed(scope));
        }
    }

    /// <summary>True while a token is in the scope or in one inside it.</summary>
    public bool IsBusy(ScopeId scope) =>
        State.Tokens.Values.Any(t => t.Scope == scope) || State.Scopes.Values.Any(s => s.Parent == scope && IsBusy(s.Id));

    public void WithdrawTimers(TokenId token) => Withdraw(w => w.Token == token);

    /// <summary>Closes a task with what happened, and with it its reminders, its escalation timers and, when it was done, the
    /// escalations that were about it.</summary>
    public void CloseTask(TaskItem task, ProcessEvent closed)
    {
        Emit(closed);
        Withdraw(w => w is TimerWait timer && timer.Task == task.Id);
        foreach (var escalation in State.Tasks.Values.Where(t => t.About == task.Id).OrderBy(t => t.Id.Value).ToList())
        {
            Emit(new TaskWithdrawn(escalation.Id, "done"));
        }

        foreach (var incident in State.Incidents.Values.Where(i => i.Token is null && i.Node == task.Node && State.Tasks.Values.All(t => t.Node != task.Node)).ToList())
        {
            Emit(new IncidentResolved(incident.Id, null));
        }
    }

    public void Withdraw(Func<Wait, bool> which)
    {
        foreach (var wait in State.Waits.Values.Where(which).OrderBy(w => w.Id.Value).ToList())
        {
            Emit(new WaitWithdrawn(wait.Id));
        }
    }

    /// <summary>Raises an incident and tells the owner of the process.</summary>
    /// <param name="token">What is stuck; null when nothing is.</param>
    /// <param name="node">Where.</param>
    /// <param name="rule">What kind.</param>
    /// <param name="message">Names, never values.</param>
    public void Raise(TokenId? token, Node node, DiagnosticRule rule, string message) => Raise(token, node.Id, rule, message);

    private void Raise(TokenId? token, string node, DiagnosticRule rule, string message)
    {
        var incident = new Incident(new(NextElement), token, node, rule.Code, message, Now);
        Emit(new IncidentRaised(incident));
        TellOwner(incident);
    }

    public void RaiseNoValue(TokenId token, Node node, Expression expression, string expected)
    {
        var names = Graph.Process.Expressions[expression].Names;
        var reads = names.IsEmpty ? "" : $" It reads {string.Join(", ", names)}.";
        Raise(token, node, IncidentRules.NoUsableValue, $"'{expression.Text}' gave no {expected["a ".Length..]}.{reads}");
    }
}
