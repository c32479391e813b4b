using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Places;

/// <summary>Where a handler stands: at a step, or at the process.</summary>
internal sealed class HandlerPlace(Handler handler, StepPlace? host)
{
    public Handler Handler { get; } = handler;

    /// <summary>The step that it stands at; null for the process.</summary>
    public StepPlace? Host { get; } = host;

    /// <summary>The run that the handler's own runs belong to: of an item or of another handler; null for the process.</summary>
    public RunPlace? Around => Host is null ? null : Host.Step.ForEach is null ? Host.Run : new RunPlace.Item(Host);
}

/// <summary>What has variables and results of its own: what an item or a handler does, as often as it runs.</summary>
internal abstract record RunPlace
{
    /// <summary>A step that runs once for every item.</summary>
    public sealed record Item(StepPlace Place) : RunPlace
    {
        public override RunPlace? Around => Place.Run;
    }

    public sealed record Handling(HandlerPlace Place) : RunPlace
    {
        public override RunPlace? Around => Place.Around;
    }

    /// <summary>The run that this one is in; null for the process.</summary>
    public abstract RunPlace? Around { get; }
}
