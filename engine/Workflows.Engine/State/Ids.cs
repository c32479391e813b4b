namespace Workflows.Engine.State;

/// <summary>One run of a process.</summary>
public readonly record struct InstanceId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>Where an instance is (BPMN 2.0 §7.1.1 token). Ids count up within an instance, one counter for all kinds of element.</summary>
public readonly record struct TokenId(long Value)
{
    public override string ToString() => $"token {Value}";
}

/// <summary>A run of a list of steps: the whole process, one item of a for-each, a block or a handler.</summary>
public readonly record struct ScopeId(long Value)
{
    /// <summary>The scope of the whole process.</summary>
    public static ScopeId Root { get; } = new(0);

    public override string ToString() => $"scope {Value}";
}

public readonly record struct TaskId(long Value)
{
    public override string ToString() => $"task {Value}";
}

public readonly record struct WaitId(long Value)
{
    public override string ToString() => $"wait {Value}";
}

public readonly record struct IncidentId(long Value)
{
    public override string ToString() => $"incident {Value}";
}
