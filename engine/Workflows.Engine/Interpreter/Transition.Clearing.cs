using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>What goes when something is over: no task, timer, token or incident outlives what it belongs to.</summary>
internal sealed partial class Transition
{
    /// <summary>Withdraws everything that is open: what remains is the scope with the case's data.</summary>
    public void ClearAll(string reason)
    {
        Clear(ScopeId.Root, reason);
        foreach (var clock in Deadlines)
        {
            clock.Drop();
        }

        foreach (var escalation in InOrder(State.Tasks.Values))
        {
            CloseTask(escalation, new TaskWithdrawn(escalation.Id, reason));
        }

        _moving.Clear();
    }

    /// <summary>Withdraws tokens, tasks, waits and triggers of a scope and those inside it. Inner scopes, and the scope unless it is the
    /// process's, are closed. Escalations stay: they are about what was not done.</summary>
    public void Clear(ScopeId scope, string reason)
    {
        Empty(scope, reason);
        if (scope != ScopeId.Root)
        {
            Emit(new ScopeClosed(scope));
        }
    }

    /// <summary>Withdraws what a token waits for, and closes the scopes that it owns; the token stays where it is.</summary>
    public void ClearToken(TokenId token, string reason)
    {
        foreach (var inner in State.Scopes.Values.Where(s => s.Owner == token).OrderBy(s => s.Id.Value).ToList())
        {
            Clear(inner.Id, reason);
        }

        foreach (var task in InOrder(State.Tasks.Values.Where(t => t.Token == token)))
        {
            CloseTask(task, new TaskWithdrawn(task.Id, reason));
        }

        Withdraw(w => w.Token == token);
        ResolveIncidents(i => i.Token == token);
    }

    private void Empty(ScopeId scope, string reason)
    {
        foreach (var inner in State.Scopes.Values.Where(s => s.Parent == scope).OrderBy(s => s.Id.Value).ToList())
        {
            Clear(inner.Id, reason);
        }

        foreach (var task in InOrder(State.Tasks.Values.Where(t => t.Scope == scope && t.Token is not null)))
        {
            CloseTask(task, new TaskWithdrawn(task.Id, reason));
        }

        foreach (var token in State.Tokens.Values.Where(t => t.Scope == scope).OrderBy(t => t.Id.Value).ToList())
        {
            Withdraw(w => w.Token == token.Id);
            ResolveIncidents(i => i.Token == token.Id);
            Consume(token.Id);
        }

        foreach (var join in State.Arrivals.Where(a => a.Scope == scope).Select(a => a.Join).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            Emit(new JoinPassed(scope, join));
        }

        Withdraw(w => w.Scope == scope);
    }

    /// <summary>True while a token is in the scope or in one inside it.</summary>
    public bool IsBusy(ScopeId scope) =>
        State.Tokens.Values.Any(t => t.Scope == scope) || State.Scopes.Values.Any(s => s.Parent == scope && IsBusy(s.Id));

    /// <summary>Closes a task with what happened, and with it its reminders, its escalation timers, its incidents and, when it was
    /// done, the escalations that were about it.</summary>
    public void CloseTask(TaskItem task, ProcessEvent closed)
    {
        Emit(closed);
        Withdraw(w => w is TimerWait timer && timer.Task == task.Id);
        ResolveIncidents(i => i.Task == task.Id);
        if (closed is TaskCompleted)
        {
            foreach (var escalation in InOrder(State.Tasks.Values.Where(t => t.About == task.Id)))
            {
                CloseTask(escalation, new TaskWithdrawn(escalation.Id, WithdrawalReason.Done));
            }
        }
    }

    /// <summary>Closes the escalations about a step that is late no more.</summary>
    public void WithdrawEscalationsAbout(ScopeId step, string reason)
    {
        foreach (var escalation in InOrder(State.Tasks.Values.Where(t => t.AboutStep == step)))
        {
            CloseTask(escalation, new TaskWithdrawn(escalation.Id, reason));
        }
    }

    public void Withdraw(Func<Wait, bool> which)
    {
        foreach (var wait in State.Waits.Values.Where(which).OrderBy(w => w.Id.Value).ToList())
        {
            Emit(new WaitWithdrawn(wait.Id));
        }
    }

    public void ResolveIncidents(Func<Incident, bool> which)
    {
        foreach (var incident in State.Incidents.Values.Where(which).OrderBy(i => i.Id.Value).ToList())
        {
            Emit(new IncidentResolved(incident.Id, null));
        }
    }

    /// <summary>By id: the order in which rows are read back must not show.</summary>
    private static List<TaskItem> InOrder(IEnumerable<TaskItem> tasks) => [.. tasks.OrderBy(t => t.Id.Value)];
}
