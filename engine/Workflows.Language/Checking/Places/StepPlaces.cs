using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Places;

/// <summary>The places of all steps of a process, in the order of the file. Steps are told apart by reference.</summary>
internal sealed class StepPlaces
{
    private readonly Dictionary<Step, StepPlace> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, StepPlace> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StepPlace> _byBranch = new(StringComparer.Ordinal);

    private StepPlaces(StepList steps)
    {
        var all = ImmutableArray.CreateBuilder<StepPlace>();
        var handlers = ImmutableArray.CreateBuilder<HandlerPlace>();
        Add(steps, null, null, all, handlers);
        Add(steps.Handlers, null, all, handlers);
        All = all.ToImmutable();
        Handlers = handlers.ToImmutable();
    }

    public ImmutableArray<StepPlace> All { get; }

    /// <summary>All handlers, those of the process last.</summary>
    public ImmutableArray<HandlerPlace> Handlers { get; }

    public StepPlace this[Step step] => _places[step];

    public static StepPlaces Of(StepList steps) => new(steps);

    /// <summary>The first step of that id, or null.</summary>
    public StepPlace? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The first <c>parallel</c> that has a branch of that name, or null.</summary>
    public StepPlace? FindByBranch(string branch) => _byBranch.GetValueOrDefault(branch);

    private void Add(
        StepList list, StepPlace? parent, HandlerPlace? handler, ImmutableArray<StepPlace>.Builder all, ImmutableArray<HandlerPlace>.Builder handlers)
    {
        for (var i = 0; i < list.Steps.Length; i++)
        {
            var place = new StepPlace(list.Steps[i], parent, list, i, handler);
            all.Add(place);
            _places.Add(place.Step, place);
            if (place.Step.Id is { } id)
                _byId.TryAdd(id.Value, place);
            foreach (var branch in (place.Step as ParallelStep)?.Branches ?? [])
                _byBranch.TryAdd(branch.Name.Value, place);
            foreach (var inner in place.Step.Inner)
                Add(inner, place, null, all, handlers);
            Add(place.Step.Handlers, place, all, handlers);
        }
    }

    private void Add(
        ImmutableArray<Handler> added, StepPlace? host, ImmutableArray<StepPlace>.Builder all, ImmutableArray<HandlerPlace>.Builder handlers)
    {
        foreach (var handler in added)
        {
            var place = new HandlerPlace(handler, host);
            handlers.Add(place);
            Add(handler.Steps, host, place, all, handlers);
        }
    }
}
