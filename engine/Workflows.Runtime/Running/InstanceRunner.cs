using System.Diagnostics;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.People;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Running;

/// <summary>Carries commands out: load, step, commit, tell. The one place where an instance changes.</summary>
/// <remarks>A command that is answered as accepted is on the disk, with its journal entry, its timers and its mails. When another command
/// of the same instance came first, the step is made again from what is stored then.</remarks>
public sealed class InstanceRunner : IDisposable
{
    /// <summary>Elements of instances kept in memory: some tens of megabytes.</summary>
    private const int KeptElements = 100_000;

    /// <summary>Lost races in a row after which something else must be wrong.</summary>
    private const int MostTries = 50;

    private readonly InstanceStore _store;
    private readonly ProcessLibrary _library;
    private readonly OrganisationStore _organisations;
    private readonly BlobStore _blobs;
    private readonly CommitHints _hints;
    private readonly TimeProvider _time;
    private readonly Turns _turns = new();
    private readonly KeptInstances _kept = new(KeptElements);

    public InstanceRunner(
        InstanceStore store, ProcessLibrary library, OrganisationStore organisations, BlobStore blobs, CommitHints hints, TimeProvider time)
    {
        _store = store;
        _library = library;
        _organisations = organisations;
        _blobs = blobs;
        _hints = hints;
        _time = time;
    }

    /// <summary>Starts an instance of a process's current definition.</summary>
    /// <param name="operationId">The instance's id follows from it, so that a start sent twice makes one instance.</param>
    /// <param name="actor">Who is signed in; null for the engine.</param>
    /// <param name="process">The process's id.</param>
    /// <param name="command">A start: with the values of the form, from another case, or by a message.</param>
    /// <param name="cancellationToken">Not heeded once the commit has begun.</param>
    /// <returns><see cref="StepOutcome.NotFound"/> when no such process is deployed.</returns>
    public async Task<StepOutcome> StartAsync(
        Guid operationId, string? actor, string process, Command command, CancellationToken cancellationToken)
    {
        using var measure = CommandMeasure.Begin(command);
        var graph = await _library.CurrentAsync(process, cancellationToken);
        if (graph is null)
        {
            return measure.Ended(new StepOutcome.NotFound());
        }

        var envelope = new CommandEnvelope(operationId, actor, new(operationId), command);
        var start = await _store.NewAsync(envelope.Instance, cancellationToken);
        using var turn = await _turns.TakeAsync(envelope.Instance, cancellationToken);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var outcome = await StepAsync(start, graph, envelope, cancellationToken);
            if (outcome is StepOutcome.Accepted)
            {
                return measure.Ended(outcome);
            }

            if ((await AnswerAgainAsync(envelope, cancellationToken) ?? outcome) is { } answer)
            {
                return measure.Ended(answer);
            }

            // A file that it names went to another case since it was read: look again.
        }

        throw new InvalidOperationException($"{envelope.Instance} was not stored in {MostTries} tries, and its operation is not known.");
    }

    /// <summary>Carries one command out.</summary>
    /// <param name="envelope">Not a start, which has a way of its own.</param>
    /// <param name="cancellationToken">Not heeded once the commit has begun.</param>
    /// <exception cref="Storage.StorageUnavailableException">Nothing can be stored now: send it again with the same operation id.</exception>
    public async Task<StepOutcome> ExecuteAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        using var measure = CommandMeasure.Begin(envelope.Command);
        return measure.Ended(await CarryOutAsync(envelope, cancellationToken));
    }

    public void Dispose() => _turns.Dispose();

    private async Task<StepOutcome> CarryOutAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(envelope.Instance, cancellationToken);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var fromMemory = _kept.TryGet(envelope.Instance, out var before);
            before ??= await _store.LoadAsync(envelope.Instance, cancellationToken);
            if (before is null)
            {
                return new StepOutcome.NotFound();
            }

            var graph = await _library.FindAsync(before.State.Header.Definition, cancellationToken)
                ?? throw new InvalidOperationException($"The definition {before.State.Header.Definition} of {envelope.Instance} is not stored.");
            var outcome = await StepAsync(before, graph, envelope, cancellationToken);
            if (outcome is StepOutcome.Accepted)
            {
                return outcome;
            }

            if (await AnswerAgainAsync(envelope, cancellationToken) is { } past)
            {
                return past;
            }

            if (outcome is not null && !fromMemory)
            {
                return outcome;
            }

            // Another command came first, or the refusal rests on what was kept: look again.
            _kept.Forget(envelope.Instance);
        }

        throw new InvalidOperationException($"A command to {envelope.Instance} lost {MostTries} races in a row.");
    }

    /// <returns>Null when another command was stored first.</returns>
    private async Task<StepOutcome?> StepAsync(
        StoredInstance before, ProcessGraph graph, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        var given = await GivenFiles.ReadAsync(envelope, _blobs, cancellationToken);
        if (!given.Problems.IsEmpty)
        {
            return new StepOutcome.Refused(new(
                IncidentRules.FormProblem.Code, "A file of the form is not here.", "Upload it again and send the form.", given.Problems));
        }

        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        var surroundings = new StepSurroundings(now, await _organisations.InForceAsync(graph, cancellationToken));
        var result = ProcessInterpreter.Step(graph, before.State, given.Command, surroundings);
        if (result is StepResult.Refused refused)
        {
            return new StepOutcome.Refused(refused.Refusal);
        }

        var accepted = (StepResult.Accepted)result;
        var began = Stopwatch.GetTimestamp();
        StoredInstance? after;
        try
        {
            after = await _store.CommitAsync(before, graph, envelope, accepted, given.Files, now, cancellationToken);
        }
        catch
        {
            _hints.Raise(new UncertainCommit(envelope.Instance, IsDecided: false));
            throw;
        }

        Meters.CommitTime.Record(Meters.Since(began));
        if (after is null)
        {
            // Another command came first, or this one itself: it was stored, and sent again when the answer was lost.
            _hints.Raise(new UncertainCommit(envelope.Instance, IsDecided: true));
            Meters.Conflicts.Add(1);
            return null;
        }

        _kept.Keep(after);
        _hints.Raise(HintOf(envelope.Instance, accepted) with { Revision = after.Revision, Head = after.Head });
        return new StepOutcome.Accepted(envelope.Instance, after.Revision, accepted.Events);
    }

    /// <summary>The answer that the operation got when it was first carried out; null when it never was.</summary>
    internal async Task<StepOutcome?> AnswerAgainAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        if (await _store.FindOperationAsync(envelope.OperationId, cancellationToken) is not { } past)
        {
            return null;
        }

        var same = past.Instance == envelope.Instance
            && string.Equals(past.Kind, envelope.Command.Name, StringComparison.Ordinal)
            && string.Equals(past.Actor, envelope.Actor, StringComparison.Ordinal)
            && (past.Payload is null || string.Equals(past.Payload.Asked, JournalPayload.HashOf(envelope.Command), StringComparison.Ordinal));
        return same
            ? new StepOutcome.Accepted(past.Instance, past.Sequence, past.Payload?.Events ?? [])
            : new StepOutcome.Refused(new(
                IncidentRules.OperationReused.Code,
                "This operation id was used for another act.",
                "Choose a new operation id for every act, and the same only to send the same act again.",
                []));
    }

    private static CommitHint HintOf(InstanceId instance, StepResult.Accepted accepted) => new(
        instance,
        [.. accepted.Events.OfType<TimerSet>().Select(e => new TimerHint(e.Timer.Id, e.Timer.DueAt))],
        accepted.Outbox.Any(message => message.MailAddress is not null))
    {
        HasCalls = accepted.Events.Any(e => e is JobSet or JobPostponed or JobResumed),
        HasDispatches = !accepted.Dispatches.IsEmpty,
    };
}
