using Workflows.Engine.State;
using Workflows.Runtime.Queries;

namespace Workflows.Server.Api.Instances;

/// <summary>A case that this one was started by, or started.</summary>
/// <param name="Relation">How the two are linked.</param>
/// <param name="Step">The step of this case that asked for the other one; null where the other one asked for this.</param>
/// <param name="Other">The other case; null for who may not see it, or when it is still being started.</param>
public sealed record LinkBody(LinkRelation Relation, string? Step, LinkedCaseBody? Other)
{
    public static LinkBody Of(CaseLink link) => new(
        link.Relation,
        link.Step,
        link.Other is { } other ? new(other.Instance.Value, other.Process, other.Title, other.Status) : null);
}

/// <param name="Instance">Its id.</param>
/// <param name="Process">Its process's id.</param>
/// <param name="Title">Its process's title.</param>
/// <param name="Status">Where it is in its life.</param>
public sealed record LinkedCaseBody(Guid Instance, string Process, string Title, InstanceStatus Status);
