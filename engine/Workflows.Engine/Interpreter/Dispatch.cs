using System.Text.Json.Serialization;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>A command from one instance to another: stored with the step that sends it, and delivered once that is stored.</summary>
/// <remarks>Delivered at least once. The operation id follows from the two instances, so that it takes effect once. The set is closed;
/// names are stored.</remarks>
/// <param name="To">The instance that it goes to.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "dispatch")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Return), "return")]
[JsonDerivedType(typeof(Fail), "fail")]
public abstract record Dispatch(InstanceId To)
{
    /// <summary>The same for the same dispatch, however often it is delivered.</summary>
    [JsonIgnore]
    public abstract Guid Operation { get; }

    [JsonIgnore]
    public abstract Command Command { get; }

    /// <summary>Starts a case of a process.</summary>
    public sealed record Start(InstanceId To, string Process, FeelContext Data, CaseOrigin Origin) : Dispatch(To)
    {
        public override Guid Operation => To.Value;

        public override Command Command => new StartInstance(null, Data) { Origin = Origin };

        /// <summary>What the instance that asked is told when the start was carried out, or refused.</summary>
        /// <returns>Null when there is nothing to tell yet: a called case tells by itself when it has ended.</returns>
        public Dispatch? Answer(Refusal? refusal) => (refusal, Origin.Kind) switch
        {
            ({ } why, _) => new Fail(Origin.Instance, Origin.Wait, CaseErrors.NotStarted, why.Message),
            (null, CaseKind.Opened) => new Return(Origin.Instance, Origin.Wait, null, FeelContext.Empty),
            _ => null,
        };
    }

    /// <summary>Cancels a case whose end nobody waits for any more.</summary>
    public sealed record Cancel(InstanceId To, string Reason) : Dispatch(To)
    {
        public override Guid Operation => FollowingIds.Of("cancel:", To, 0);

        public override Command Command => new CancelInstance(null, Reason);
    }

    public sealed record Return(InstanceId To, WaitId Wait, string? Outcome, FeelContext Returned) : Dispatch(To)
    {
        public override Guid Operation => FollowingIds.Of("return:", To, Wait.Value);

        public override Command Command => new ReturnCase(Wait, Outcome, Returned);
    }

    public sealed record Fail(InstanceId To, WaitId Wait, string Error, string Reason) : Dispatch(To)
    {
        public override Guid Operation => FollowingIds.Of("fail:", To, Wait.Value);

        public override Command Command => new FailCase(Wait, Error, Reason);
    }
}
