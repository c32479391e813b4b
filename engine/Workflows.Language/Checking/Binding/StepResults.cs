using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>What expressions read of a step that was done, by the step's id.</summary>
/// <remarks>
/// A task or decision: the fields of its form, <c>outcome</c> (text, where it has outcomes), <c>by</c> (the person's id), <c>at</c> (the day);
/// a decision also <c>reasons</c>, <c>date</c>, <c>number</c>, <c>took_part</c>, <c>disqualified</c>, <c>presented_by</c>.
/// with a <c>checklist</c>, the lines that were ticked. A call of a service: <c>status</c> and <c>body</c>. A document: <c>number</c>,
/// <c>version</c>, <c>file</c>, <c>at</c>. A wait for a message: what the message brought. A decision that is asked: the answer as
/// <c>result</c>, and each output by its name. A call of a process: <c>outcome</c>, <c>instance</c> and what it returns.
/// A stage: <c>from</c>, <c>to</c>, <c>opened</c>, <c>at</c> (days; <c>at</c> once it is over).
/// A milestone: <c>reached</c>, <c>at</c>. A first-of: <c>chosen</c>, the branch. A parallel with <c>join</c>: <c>came</c>, the branches.
/// A step with <c>for-each</c>: <c>results</c>, one entry an item with <c>item</c>, <c>answered</c> and what the step itself yields, or what the
/// steps inside it have yielded, by their ids; and <c>missing</c>, the items that did not answer.
/// </remarks>
internal static class StepResults
{
    /// <param name="step">The step.</param>
    /// <param name="itemOf">The type of the items of a step with <c>for-each</c>.</param>
    /// <param name="elsewhere">What steps yield whose result another file decides.</param>
    /// <returns>Null for a step that yields nothing to read.</returns>
    public static FeelType? TypeOf(Step step, Func<Step, FeelType> itemOf, Func<Step, FeelType?> elsewhere)
    {
        var own = elsewhere(step) ?? OwnTypeOf(step);
        if (step.ForEach is null)
            return own;

        var item = itemOf(step);
        var fields = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        foreach (var (id, type) in InsideOf(step, itemOf, elsewhere))
            fields[id] = type;
        foreach (var (name, type) in (own as FeelType.ContextOf)?.Fields ?? [])
            fields[name] = type;
        if (step is not HumanStep)
            fields["outcome"] = FeelType.Text;
        fields["item"] = item;
        fields["answered"] = FeelType.Boolean;
        var result = new FeelType.ContextOf(fields.ToImmutable()) { EmptyAtTimes = EmptyAtTimes(step, own as FeelType.ContextOf) };
        return Context(new("results", new FeelType.ListOf(result)), new("missing", new FeelType.ListOf(item)));
    }

    /// <summary>What the steps that run for an item yield, by their ids; those of a for-each among them in its own results.</summary>
    private static IEnumerable<(string Id, FeelType Type)> InsideOf(Step step, Func<Step, FeelType> itemOf, Func<Step, FeelType?> elsewhere)
    {
        foreach (var branch in (step as ParallelStep)?.Branches ?? [])
            yield return (branch.Name.Value, OfBranch);
        foreach (var inner in step.Inner.SelectMany(l => l.Steps))
        {
            if (inner.Id is { } id && TypeOf(inner, itemOf, elsewhere) is { } type)
                yield return (id.Value, type);
            foreach (var further in inner.ForEach is null ? InsideOf(inner, itemOf, elsewhere) : [])
                yield return further;
        }
    }

    /// <summary>What a branch of a <c>parallel</c> leaves behind, read by the branch's name.</summary>
    public static FeelType OfBranch { get; } = Context(new KeyValuePair<string, FeelType>("outcome", FeelType.Text));

    private static readonly FeelType OfCall = Context(new("status", FeelType.Number), new("body", FeelType.Any));

    private static readonly FeelType OfDocument = Context(
        new("number", FeelType.Number),
        new("version", FeelType.Number),
        new("file", FieldValues.TypeOf(new FieldType.File(default))),
        new("at", FeelType.Date));

    private static FeelType? OwnTypeOf(Step step)
    {
        if (step is not HumanStep human)
            return OfOther(step);

        var fields = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        fields["by"] = FeelType.Text;
        fields["at"] = FeelType.Date;
        if (!human.Checklist.IsEmpty)
            fields["checklist"] = new FeelType.ListOf(FeelType.Text);
        if (!human.Outcomes.IsEmpty)
            fields["outcome"] = FeelType.Text;
        if (human is DecisionStep decision)
        {
            fields["date"] = FeelType.Date;
            foreach (var name in (ReadOnlySpan<string>)["reasons", "number", "took_part", "disqualified"])
                fields[name] = FeelType.Text;
            if (decision.PresentedBy is not null)
                fields["presented_by"] = new FeelType.ListOf(FeelType.Text);
        }

        foreach (var field in human.Form)
            fields[field.Name.Value] = FieldValues.TypeOf(field.Type);
        return new FeelType.ContextOf(fields.ToImmutable())
        {
            EmptyAtTimes = human.Form
                .Where(f => !f.Required)
                .DistinctBy(f => f.Name.Value)
                .ToImmutableDictionary(f => f.Name.Value, f => f.Name.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>Where a collection closes with what came, nothing is known of those who did not answer.</summary>
    private static ImmutableDictionary<string, string> EmptyAtTimes(Step step, FeelType.ContextOf? own)
    {
        var empty = own?.EmptyAtTimes ?? ImmutableDictionary<string, string>.Empty;
        return own is null || step.ForEach!.Closes is null
            ? empty
            : own.Fields.Keys.ToImmutableDictionary(f => f, f => empty.GetValueOrDefault(f, "answered"), StringComparer.Ordinal);
    }

    private static FeelType? OfOther(Step step) => step switch
    {
        WaitStep { Rule: WaitRule.Message } or DecideStep => FeelType.AnyContext,
        StageStep => Context(new("from", FeelType.Date), new("to", FeelType.Date), new("opened", FeelType.Date), new("at", FeelType.Date)),
        HttpStep => OfCall,
        DocumentStep => OfDocument,
        MilestoneStep => Context(new("reached", FeelType.Boolean), new("at", FeelType.Date)),
        FirstOfStep => Context(new KeyValuePair<string, FeelType>("chosen", FeelType.Text)),
        ParallelStep { Quorum: not null } => Context(new KeyValuePair<string, FeelType>("came", new FeelType.ListOf(FeelType.Text))),
        _ => null,
    };

    private static FeelType.ContextOf Context(params KeyValuePair<string, FeelType>[] fields) =>
        new(ImmutableDictionary.CreateRange(StringComparer.Ordinal, fields));
}
