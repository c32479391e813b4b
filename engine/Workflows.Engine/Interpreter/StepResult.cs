using System.Collections.Immutable;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>What came of a command.</summary>
public abstract record StepResult
{
    /// <summary>It was carried out: store all of this in one transaction, or nothing.</summary>
    public sealed record Accepted(InstanceState State, ImmutableArray<ProcessEvent> Events, ImmutableArray<OutboxMessage> Outbox) : StepResult
    {
        /// <summary>What stands in the documents that were written.</summary>
        public ImmutableArray<DocumentContent> Documents { get; init; } = [];

        /// <summary>What goes to other instances, in order; follows from the events.</summary>
        public ImmutableArray<Dispatch> Dispatches { get; init; } = [];
    }

    /// <summary>It was refused, and nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : StepResult;
}

/// <summary>Why a command was refused, in words for the person who gave it.</summary>
/// <param name="Code">9xxx, see the catalogue of diagnostics.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Hint">What to do.</param>
/// <param name="Fields">Form fields with what is wrong in each.</param>
public sealed record Refusal(string Code, string Message, string? Hint, ImmutableArray<FieldProblem> Fields);

public sealed record FieldProblem(string Field, string Problem);

public enum OutboxKind
{
    TaskOpened,
    Reminder,
    Escalation,
    Notification,
    Incident,
}

/// <summary>Something to tell one person: in the application always, by mail where an address is known.</summary>
/// <param name="Key">Stable and unique within the instance, so that what is sent twice is seen to be the same:
/// task, rule, generation, occurrence and person.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Person">The directory id.</param>
/// <param name="MailAddress">As the directory had it at this moment; null: told in the application only.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text; no case content above the sensitivity that mails may carry.</param>
/// <param name="Task">The task that it leads to.</param>
public sealed record OutboxMessage(
    string Key, OutboxKind Kind, string Person, string? MailAddress, string Subject, string Text, TaskId? Task);
