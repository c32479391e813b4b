using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>The names that expressions at a step may use.</summary>
/// <remarks>
/// Everywhere: the data fields, <c>start</c>, <c>received</c>, <c>occurred</c>, <c>registered</c> (dates), and <c>plan</c> with <c>from</c> and
/// <c>to</c>, and <c>deadlines</c>, each with <c>due</c> (null until its clock runs), <c>met</c>, <c>missed</c> and <c>met_on</c>.
/// In the whole process, the results of its steps and the outcomes of its branches. Inside a step with <c>for-each</c> also the item
/// and the results of the steps inside, which nothing outside can read: there is one for each item. Inside a handler the same, with what
/// set it off under the handler's name.
/// </remarks>
/// <param name="process">The process.</param>
/// <param name="places">Where its steps stand.</param>
/// <param name="tables">The types of the rows of its tables, by data field.</param>
/// <param name="elsewhere">What steps yield whose result another file decides; null for those whose own words tell.</param>
internal sealed class NameScopes(
    ProcessDefinition process, StepPlaces places, ImmutableDictionary<string, FeelType> tables, Func<Step, FeelType?> elsewhere)
{
    private readonly Dictionary<Step, FeelType> _items = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<RunPlace?, StepPlace> _byRun = places.All.ToLookup(p => p.Run);
    private readonly Dictionary<RunPlace, FeelScope> _inRuns = [];
    private FeelScope? _atTop;

    public static ImmutableDictionary<string, FeelType> CaseNames { get; } = ImmutableDictionary.CreateRange<string, FeelType>(StringComparer.Ordinal,
    [
        new("start", FeelType.Date),
        new("received", FeelType.Date),
        new("occurred", FeelType.Date),
        new("registered", FeelType.Date),
    ]);

    /// <summary>The name by which expressions read the deadlines of a case.</summary>
    public const string Deadlines = "deadlines";

    private static readonly FeelType DeadlineType = new FeelType.ContextOf(ImmutableDictionary.CreateRange<string, FeelType>(StringComparer.Ordinal,
        [new("due", FeelType.Date), new("met", FeelType.Boolean), new("missed", FeelType.Boolean), new("met_on", FeelType.Date)]));

    private static readonly FeelType PlanType = new FeelType.ContextOf(ImmutableDictionary.CreateRange<string, FeelType>(
        [new("from", FeelType.Date), new("to", FeelType.Date)]));

    /// <summary>Tells what the items of a step's for-each are; until then they may be anything.</summary>
    public void ItemsAre(StepPlace place, FeelType type)
    {
        _items[place.Step] = type;
        if (place.Step.Id is not { } id)
            return;

        var around = Around(place).With(id.Value, StepResults.TypeOf(place.Step, ItemOf, elsewhere)!);
        if (place.Run is { } run)
            _inRuns[run] = around;
        else
            _atTop = around;
    }

    /// <summary>Tells that all items are known, so that the scopes inside them learn of one another.</summary>
    public void AllItemsAreKnown() => _inRuns.Clear();

    /// <summary>What the process sees before it is inside any item.</summary>
    public FeelScope AtTop => _atTop ??= new(WithResults(Data(), null));

    /// <summary>Around a step: its <c>when</c>, the list and the closing time of its <c>for-each</c>.</summary>
    public FeelScope Around(StepPlace place) => In(place.Run);

    /// <summary>Inside a step: for an item, where it runs for each.</summary>
    public FeelScope Inside(StepPlace place) => In(place.Step.ForEach is null ? place.Run : new RunPlace.Item(place));

    /// <summary>Where a handler stands: the key of its message, its time.</summary>
    public FeelScope Around(HandlerPlace place) => In(place.Around);

    private FeelScope In(RunPlace? run)
    {
        if (run is null)
            return AtTop;
        if (_inRuns.TryGetValue(run, out var known))
            return known;

        var around = In(run.Around).Variables;
        var (name, value) = run switch
        {
            RunPlace.Item item => (item.Place.Step.ForEach!.Variable, ItemOf(item.Place.Step)),
            RunPlace.Handling handling => (handling.Place.Handler.Name, HandlerValues.TypeOf(handling.Place.Handler.Trigger)),
            _ => throw new ArgumentOutOfRangeException(nameof(run), run, "The set of runs is closed."),
        };
        return _inRuns[run] = new(WithResults(around.SetItem(name.Value, value), run));
    }

    private ImmutableDictionary<string, FeelType> WithResults(ImmutableDictionary<string, FeelType> names, RunPlace? run)
    {
        foreach (var place in _byRun[run])
        {
            if (place.Step.Id is { } id && StepResults.TypeOf(place.Step, ItemOf, elsewhere) is { } result)
                names = names.SetItem(id.Value, result);
            if (place.Step is ParallelStep { ForEach: null } parallel)
                names = WithBranches(names, parallel);
        }

        return run is RunPlace.Item { Place.Step: ParallelStep repeated } ? WithBranches(names, repeated) : names;
    }

    private static ImmutableDictionary<string, FeelType> WithBranches(ImmutableDictionary<string, FeelType> names, ParallelStep parallel) =>
        names.SetItems(parallel.Branches.Select(b => KeyValuePair.Create(b.Name.Value, StepResults.OfBranch)));

    private ImmutableDictionary<string, FeelType> Data()
    {
        var names = CaseNames;
        if (process.Plan is not null)
            names = names.SetItem("plan", PlanType);
        if (!process.Deadlines.IsEmpty)
        {
            names = names.SetItem(Deadlines, new FeelType.ContextOf(ImmutableDictionary.CreateRange(StringComparer.Ordinal,
                process.Deadlines.DistinctBy(d => d.Name.Value).Select(d => KeyValuePair.Create(d.Name.Value, DeadlineType)))));
        }

        return names.SetItems(process.Data.Select(f =>
            KeyValuePair.Create(f.Name.Value, tables.GetValueOrDefault(f.Name.Value) ?? FieldValues.TypeOf(f.Type))));
    }

    private FeelType ItemOf(Step step) => _items.GetValueOrDefault(step) ?? FeelType.Any;
}
