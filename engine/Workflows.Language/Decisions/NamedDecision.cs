using System.Collections.Immutable;
using Workflows.Language.Decisions.Tables;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>A decision as steps and commands ask for it, whatever kind of file it stands in.</summary>
public sealed record NamedDecision
{
    /// <summary>The name under which the whole answer of a step is read: <c>few.result</c>.</summary>
    public const string Result = "result";

    /// <summary>What a repeated step says of itself; an output of such a name is read through <see cref="Result"/> only.</summary>
    private static readonly ImmutableArray<string> Reserved = [Result, "item", "answered", "outcome"];

    public required string Title { get; init; }

    /// <summary>The name of what is answered, where it is one thing.</summary>
    public required string Answer { get; init; }

    /// <summary>What it is given.</summary>
    public required ImmutableArray<DecisionColumn> Inputs { get; init; }

    /// <summary>What it answers with by name: the outputs of a table that answers once, the fields of a model's answer.</summary>
    public required ImmutableArray<DecisionColumn> Outputs { get; init; }

    /// <summary>The texts that an output can be, by its name; only outputs of which all are known.</summary>
    internal ImmutableDictionary<string, ImmutableArray<string>> Words { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The type of the whole answer.</summary>
    public required FeelType Type { get; init; }

    /// <summary>True when it was proven to answer for all values that its inputs may have.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Decides by the inputs by name, and tells which rules matched. An input that is missing is null.</summary>
    public required Func<FeelContext, FeelMoment, DecisionExplanation> Explain { get; init; }

    /// <summary>The files that it was read from.</summary>
    public required ImmutableArray<SourceText> Files { get; init; }

    /// <summary>What expressions read of a step that asks it: the answer as <c>result</c>, and its outputs by their names.</summary>
    public FeelType ResultType => new FeelType.ContextOf(
        Shown.ToImmutableDictionary(o => o.Name, o => o.Type, StringComparer.Ordinal).SetItem(Result, Type));

    private IEnumerable<DecisionColumn> Shown => Outputs.Where(o => !Reserved.Contains(o.Name));

    public static NamedDecision Of(DecisionFile file) => new()
    {
        Title = file.Title.Value,
        Answer = file.Outputs is [var only] ? only.Name : file.Id.Value,
        Inputs = file.Inputs,
        Outputs = file.Table.Type is FeelType.ListOf ? [] : file.Outputs,
        Words = file.Table.Type is FeelType.ListOf ? ImmutableDictionary<string, ImmutableArray<string>>.Empty : AnswerWords.Of(file.Table),
        Type = file.Table.Type,
        IsProven = file.IsProven,
        Explain = file.Explain,
        Files = file.Files,
    };

    public static NamedDecision Of(Decision decision, ImmutableArray<SourceText> files) =>
        OfModel(decision.Name, decision.Type, decision.Inputs, decision.Explain, files);

    public static NamedDecision Of(DecisionService service, ImmutableArray<SourceText> files) =>
        OfModel(service.Name, ((FeelType.FunctionOf)service.Type).Result, service.Inputs, service.Explain, files);

    /// <summary>An answer as the result of a step: as <c>result</c>, and its outputs by their names.</summary>
    public FeelContext ResultOf(FeelValue answer) => new(
    [
        .. Shown.Select(o => KeyValuePair.Create(o.Name,
            Type is FeelType.ContextOf && answer is FeelContext several ? several.Find(o.Name) ?? FeelValue.Null : answer)),
        KeyValuePair.Create(Result, answer),
    ]);

    private static NamedDecision OfModel(
        string name,
        FeelType type,
        IEnumerable<DrgElement> inputs,
        Func<FeelContext, FeelMoment, DecisionExplanation> explain,
        ImmutableArray<SourceText> files) => new()
        {
            Title = name,
            Answer = name,
            Inputs = [.. inputs.Select(i => new DecisionColumn(i.Name, i.Type))],
            Outputs = FieldsOf(type),
            Type = type,
            IsProven = false,
            Explain = explain,
            Files = files,
        };

    private static ImmutableArray<DecisionColumn> FieldsOf(FeelType type) => type is FeelType.ContextOf context
        ? [.. context.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new DecisionColumn(f.Key, f.Value))]
        : [];
}
