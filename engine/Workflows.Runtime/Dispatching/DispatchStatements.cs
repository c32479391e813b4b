using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Dispatching;

/// <summary>The rows that a step leaves for other cases: the link to a case that it asks for, and the commands to be delivered.</summary>
internal static class DispatchStatements
{
    public static SealedPlace PlaceOf(InstanceId sender, long sequence, int position) =>
        SealedPlace.Of("dispatch.closed", sender.Value, sequence, position);

    public static string KindOf(Dispatch dispatch) => dispatch.GetType().Name.ToLowerInvariant();

    /// <param name="after">The sender as the step leaves it.</param>
    /// <param name="accepted">The step.</param>
    /// <param name="now">Its time.</param>
    public static IEnumerable<Statement> For(StoredInstance after, StepResult.Accepted accepted, Instant now) =>
    [
        .. accepted.Events.OfType<CaseAsked>().Select(asked => LinkOf(after.State.Id, asked, now)),
        .. accepted.Dispatches.Select((dispatch, position) => Write(after, dispatch, position, now)),
    ];

    private static Statement LinkOf(InstanceId parent, CaseAsked asked, Instant now) => new(
        "case_link.write",
        """
        insert into case_link (child, parent, wait, node, kind, process, asked_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (child) do nothing
        """,
        asked.Wait.Instance.Value,
        parent.Value,
        asked.Wait.Id.Value,
        asked.Node,
        SealedJson.NameOf(asked.Wait.Kind),
        asked.Wait.Process,
        now);

    private static Statement Write(StoredInstance after, Dispatch dispatch, int position, Instant now) => new(
        "dispatch.write",
        """
        insert into dispatch (sender, sequence, position, target, kind, created_at, next_try_at, attempts, closed)
        values ($1, $2, $3, $4, $5, $6, $6, 0, $7) on conflict (sender, sequence, position) do nothing
        """,
        after.State.Id.Value,
        after.Revision,
        position,
        dispatch.To.Value,
        KindOf(dispatch),
        now,
        SealedJson.Close(after.Key, dispatch, PlaceOf(after.State.Id, after.Revision, position)));
}
