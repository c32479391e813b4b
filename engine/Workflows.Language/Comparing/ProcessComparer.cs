using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Language.Comparing;

/// <summary>Tells in words what is another in a newer version of a process.</summary>
/// <remarks>Steps are the same when they have the same id; those without an id, when they are of the same kind and say the same, else when
/// they are the first left of their kind. Everything else is compared key by key as
/// it is written, so that no key of the language is missed.</remarks>
public sealed class ProcessComparer
{
    /// <summary>Where steps stand inside steps; those are compared as steps.</summary>
    private static readonly string[] KeysWithSteps = ["choose", "parallel", "stage", "first-of", "steps", "otherwise", "on"];

    private readonly List<Change> _changes = [];

    private ProcessComparer()
    {
    }

    /// <returns>Null when one of the two is no process that can be read; <paramref name="diagnostics"/> tells why.</returns>
    public static ProcessComparison? Compare(SourceText before, SourceText after, DiagnosticBag diagnostics)
    {
        if (Read(before, diagnostics) is not var (old, oldRoot) || Read(after, diagnostics) is not var (now, nowRoot))
            return null;

        var comparer = new ProcessComparer();
        new KeyComparison("process", null, comparer._changes).Run(oldRoot, nowRoot, KeysWithSteps);
        comparer.CompareHandlers(oldRoot, nowRoot);
        comparer.CompareSteps(PlacedStep.All(old, oldRoot), PlacedStep.All(now, nowRoot));
        return new(now.Id.Value, [.. comparer._changes.OrderBy(PositionOf)]);
    }

    private static (ProcessDefinition Process, YamlMapping Root)? Read(SourceText source, DiagnosticBag diagnostics) =>
        YamlReader.Read(source, diagnostics) is YamlMapping root && ProcessReader.Read(source, root, diagnostics) is { } process
            ? (process, root)
            : null;

    /// <summary>What was taken out comes where it stood.</summary>
    private static (int Line, int Kind) PositionOf(Change change) =>
        ((change.New ?? change.Old)!.Value.StartPosition.Line, change.New is null ? 0 : 1);

    private void CompareSteps(IReadOnlyList<PlacedStep> before, IReadOnlyList<PlacedStep> after)
    {
        var pairs = StepPairs.Of(before, after);
        foreach (var gone in before.Where(b => pairs.All(p => !ReferenceEquals(p.Before, b))))
            _changes.Add(new(ChangeKind.Removed, gone.Id, null, $"The step {Name(gone)} is taken out.", gone.Keys.Span, null));
        foreach (var added in after.Where(a => pairs.All(p => !ReferenceEquals(p.After, a))))
            _changes.Add(new(ChangeKind.Added, added.Id, null, $"The step {Name(added)} is new.", null, added.Keys.Span));
        foreach (var moved in StepPairs.Moved(pairs))
            _changes.Add(new(
                ChangeKind.Moved,
                moved.After.Id,
                null,
                $"The step {Name(moved.After)} {StepPairs.Whither(moved, after)}.",
                moved.Before.Keys.Span,
                moved.After.Keys.Span));
        foreach (var (earlier, later) in pairs)
            new KeyComparison(later.Id, later.Id, _changes).Run(earlier.Keys, later.Keys, KeysWithSteps);
        foreach (var (earlier, later) in pairs)
            CompareConditions(earlier, later);
    }

    /// <summary>What sets the handlers of the process off; their steps are compared as steps.</summary>
    private void CompareHandlers(YamlMapping before, YamlMapping after)
    {
        var (old, now) = (Branches(before), Branches(after));
        if (old != now)
        {
            _changes.Add(new(
                ChangeKind.Changed,
                "process",
                "on",
                $"process: what may happen meanwhile changes from {KeySentences.Quoted(old)} to {KeySentences.Quoted(now)}.",
                before.Find("on")?.Key.Span ?? before.Span,
                after.Find("on")?.Key.Span ?? after.Span));
        }
    }

    /// <summary>The conditions of the branches of a step, which stand among its steps, and the names of its branches.</summary>
    private void CompareConditions(PlacedStep before, PlacedStep after)
    {
        var (old, now) = (Branches(before.Keys), Branches(after.Keys));
        if (old == now)
            return;

        _changes.Add(new(
            ChangeKind.Changed,
            after.Id,
            after.Keyword,
            $"{after.Id}: the branches change from {KeySentences.Quoted(old)} to {KeySentences.Quoted(now)}.",
            before.Keys.Span,
            after.Keys.Span));
    }

    private static string Branches(YamlMapping step) =>
        string.Join("; ", step.Entries.Where(e => KeysWithSteps.Contains(e.Key.Value)).SelectMany(e => e.Value switch
        {
            YamlScalar name => [WrittenValue.Of(name)],
            YamlSequence branches =>
                branches.Items.OfType<YamlMapping>().Where(b => b.Find("steps") is not null || b.Find("otherwise") is not null).Select(Condition),
            YamlMapping branches => branches.Entries.Select(b => b.Value is YamlMapping keys ? $"{b.Key.Value} {Condition(keys)}" : b.Key.Value),
            _ => [],
        }));

    private static string Condition(YamlMapping branch) => string.Join(", ", branch.Entries
        .Where(e => !KeysWithSteps.Contains(e.Key.Value))
        .Select(e => $"{e.Key.Value} {WrittenValue.Of(e.Value)}")
        .DefaultIfEmpty("otherwise"));

    private static string Name(PlacedStep step) =>
        step.Called.Length == 0 ? $"'{step.Id}' ({step.Keyword})" : $"'{step.Id}' ({step.Keyword}: {step.Called})";
}
