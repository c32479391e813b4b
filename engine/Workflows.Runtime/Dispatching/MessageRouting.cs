using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Dispatching;

/// <summary>Brings a message from outside to the one instance that waits for it, or lets it start one (BPMN 2.0 §8.4.2).</summary>
/// <remarks>Exactly one: what several wait for is refused, because to guess would tell a case something that is not its own, and so is what
/// nobody waits for. Sent twice with one operation id it takes effect once.</remarks>
public sealed class MessageRouting(IDatabase database, KeyStore keys, InstanceRunner runner, InstanceStore store, ProcessLibrary library)
{
    /// <summary>How often to look again when the one that waited was over before the message came to it.</summary>
    private const int MostLooks = 5;

    /// <summary>Nobody counts further.</summary>
    private const int Most = 100;

    /// <param name="operation">The sender's id of the act.</param>
    /// <param name="actor">Who is signed in and sends it.</param>
    /// <param name="message">Name, key and what it brings.</param>
    /// <param name="cancellationToken">Not heeded once the commit has begun.</param>
    public async Task<StepOutcome> DeliverAsync(Guid operation, string? actor, DeliverMessage message, CancellationToken cancellationToken)
    {
        var start = new StartByMessage(message.Message, message.Payload);
        if (await AnswerAgainAsync(operation, actor, message, start, cancellationToken) is { } past)
        {
            return past;
        }

        var outcome = await RouteAsync(operation, actor, message, start, cancellationToken);
        if (outcome is StepOutcome.Accepted)
        {
            return outcome;
        }

        // What another sending of it has done meanwhile is why nobody waits any more, or why others do: that is no refusal.
        return await AnswerAgainAsync(operation, actor, message, start, cancellationToken) ?? outcome;
    }

    /// <summary>Says who would get a message, and changes nothing. What waits may be another when it is sent.</summary>
    /// <param name="message">Name and key.</param>
    /// <param name="only">The instance that it is meant for; null: whichever waits.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>The instance that waits, or the process that it would start; or why it would be refused.</returns>
    public async Task<MessageDestination> PreviewAsync(DeliverMessage message, InstanceId? only, CancellationToken cancellationToken)
    {
        var waiting = await FindAsync(message, cancellationToken);
        if (only is { } one)
        {
            return waiting.Contains(one) ? new MessageDestination.Waiting(one) : new MessageDestination.Nobody(NobodyWaits(message.Message).Refusal);
        }

        return waiting switch
        {
            [var instance] => new MessageDestination.Waiting(instance),
            [] => await StartedByAsync(message.Message, cancellationToken) switch
            {
                [] => new MessageDestination.Nobody(NobodyWaits(message.Message).Refusal),
                [var process] => new MessageDestination.Starts(process),
                var several => new MessageDestination.Nobody(SeveralStart(message.Message, several).Refusal),
            },
            var several => new MessageDestination.Nobody(SeveralWait(message.Message, several.Length).Refusal),
        };
    }

    /// <summary>The answer that the message got when it was sent before with this operation id; null when it took no effect so far.</summary>
    private async Task<StepOutcome?> AnswerAgainAsync(
        Guid operation, string? actor, DeliverMessage message, StartByMessage start, CancellationToken cancellationToken)
    {
        if (await store.FindOperationAsync(operation, cancellationToken) is not { } past)
        {
            return null;
        }

        Command asked = string.Equals(past.Kind, start.Name, StringComparison.Ordinal) ? start : message;
        return await runner.AnswerAgainAsync(new(operation, actor, past.Instance, asked), cancellationToken);
    }

    private async Task<StepOutcome> RouteAsync(
        Guid operation, string? actor, DeliverMessage message, StartByMessage start, CancellationToken cancellationToken)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            switch (await FindAsync(message, cancellationToken))
            {
                case []:
                    return await StartAsync(operation, actor, start, cancellationToken);
                case [var one]:
                    var outcome = await runner.ExecuteAsync(new(operation, actor, one, message), cancellationToken);
                    if (outcome is StepOutcome.Refused { Refusal.Code: var code } && code == IncidentRules.NotAwaited.Code)
                    {
                        continue;
                    }

                    return outcome;
                case var several:
                    return SeveralWait(message.Message, several.Length);
            }
        }

        return NobodyWaits(message.Message);
    }

    /// <summary>Who waits with this very key; where nobody does, who waits for any message of that name.</summary>
    private async Task<ImmutableArray<InstanceId>> FindAsync(DeliverMessage message, CancellationToken cancellationToken)
    {
        var exact = await FindAsync(keys.Messages.Of(message.Message, message.Key), cancellationToken);
        return exact.IsEmpty && message.Key is not null ? await FindAsync(keys.Messages.Of(message.Message, null), cancellationToken) : exact;
    }

    private Task<ImmutableArray<InstanceId>> FindAsync(byte[] correlation, CancellationToken cancellationToken) => database.QueryAsync(
        new("wait.correlate", "select distinct instance from wait where correlation = $1 limit $2", correlation, (long)Most),
        row => new InstanceId(row.Id(0)),
        cancellationToken);

    private async Task<StepOutcome> StartAsync(Guid operation, string? actor, StartByMessage start, CancellationToken cancellationToken)
    {
        return await StartedByAsync(start.Message, cancellationToken) switch
        {
            [] => NobodyWaits(start.Message),
            [var one] => await runner.StartAsync(operation, actor, one, start, cancellationToken),
            var several => SeveralStart(start.Message, several),
        };
    }

    /// <summary>The processes that a message starts.</summary>
    private async Task<IReadOnlyList<string>> StartedByAsync(string message, CancellationToken cancellationToken)
    {
        var started = new List<string>();
        foreach (var process in await library.ListAsync(cancellationToken))
        {
            if (await library.FindAsync(process.Definition, cancellationToken) is { } graph
                && graph.Process.Process.MessageStarts.Any(s => string.Equals(s.Message.Value, message, StringComparison.Ordinal)))
            {
                started.Add(process.Process);
            }
        }

        return started;
    }

    private static StepOutcome.Refused SeveralWait(string message, int count) => Refused(
        IncidentRules.SeveralWait,
        $"{(count == Most ? "Several" : count)} instances wait for the message '{message}' with this key.",
        "Name the instance that it is meant for, or give the key that tells it from the others.");

    private static StepOutcome.Refused SeveralStart(string message, IReadOnlyList<string> processes) => Refused(
        IncidentRules.SeveralWait,
        $"The message '{message}' starts {Listing.And(processes)}, and it is to start one.",
        "Give the message another name in all of these processes but one, and deploy them.");

    private static StepOutcome.Refused NobodyWaits(string message) => Refused(
        IncidentRules.NobodyWaits,
        $"No instance waits for the message '{message}' with this key, and no process starts by it.",
        "Check its name and key. It is not kept: send it again when somebody waits for it.");

    private static StepOutcome.Refused Refused(DiagnosticRule rule, string message, string hint) => new(new(rule.Code, message, hint, []));
}
