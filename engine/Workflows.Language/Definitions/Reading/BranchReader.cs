using System.Collections.Immutable;
using System.Globalization;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>choose</c> and <c>parallel</c>. <c>otherwise: continue</c> goes on with nothing done.</summary>
internal static class BranchReader
{
    public static Step ReadChoose(MappingReader map, YamlEntry keyword, StepReader steps)
    {
        var diagnostics = map.Diagnostics;
        var branches = ImmutableArray.CreateBuilder<ChooseBranch>();
        StepList? otherwise = null;
        foreach (var node in map.RequiredList("choose"))
        {
            if (Shape.Mapping(node, StepVocabulary.ChooseWhen.Noun, diagnostics) is not { } mapping)
                continue;

            if (otherwise is not null)
            {
                diagnostics.Report(
                    StepRules.Branch,
                    mapping.Entries[0].Key.Span,
                    "'otherwise' is the last branch; nothing after it is ever chosen.",
                    "move this branch before 'otherwise'");
            }

            if (mapping.Find("otherwise") is not null)
                otherwise = ReadOtherwise(mapping, steps, diagnostics) ?? otherwise;
            else if (ReadWhen(mapping, steps, diagnostics) is { } branch)
                branches.Add(branch);
        }

        return new ChooseStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Branches = branches.ToImmutable(), Otherwise = otherwise };
    }

    public static Step ReadParallel(MappingReader map, YamlEntry keyword, StepReader steps)
    {
        var branches = map.RequiredMapping("parallel");
        if (branches is { Mapping.Entries.IsEmpty: true })
            map.Diagnostics.Report(StepRules.Empty, branches.Mapping.Span, "There is no branch.", "add one: a name and its steps");
        return new ParallelStep
        {
            Span = map.Mapping.Span,
            Keyword = keyword.Key.Span,
            Branches = branches is null ? [] : [.. WithSteps(branches).Select(e => ReadBranch(e, steps, map.Diagnostics))],
            Quorum = map.OptionalText("join") is { } join ? ReadJoin(join, map.Diagnostics) : null,
        };
    }

    public static Step ReadFirstOf(MappingReader map, YamlEntry keyword, StepReader steps)
    {
        var branches = map.RequiredMapping("first-of")?.Rest.Select(e => new FirstOfBranch(
            Shape.Name(e.Key, "the name of a branch", map.Diagnostics) ?? new(e.Key.Value, e.Key.Span),
            steps.ReadList(e.Value, $"the branch '{e.Key.Value}'")));
        return new FirstOfStep { Span = map.Mapping.Span, Keyword = keyword.Key.Span, Branches = [.. branches ?? []] };
    }

    private static JoinQuorum? ReadJoin(YamlScalar text, DiagnosticBag diagnostics)
    {
        switch (text.Value.Trim())
        {
            case "all":
                return null;
            case "any":
                return new(text.Span, 1);
            case var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var branches) && branches > 0:
                return new(text.Span, branches);
            default:
                diagnostics.Report(
                    StageRules.Join,
                    text.Span,
                    $"'{text.Value}' does not say how many branches it takes.",
                    "write 'all', 'any', or a number from 1 on");
                return null;
        }
    }

    private static StepList? ReadOtherwise(YamlMapping mapping, StepReader steps, DiagnosticBag diagnostics)
    {
        var map = MappingReader.Over(mapping, diagnostics, StepVocabulary.ChooseOtherwise)!;
        var list = map.Required("otherwise");
        StepVocabulary.ChooseOtherwise.Close(map);
        return list switch
        {
            null => null,
            YamlScalar { Value: "continue" } word => new(word.Span, []),
            YamlSequence { Items.Length: 0 } => Nothing(list, diagnostics),
            _ => steps.ReadList(list, "'otherwise'"),
        };
    }

    private static StepList Nothing(YamlNode list, DiagnosticBag diagnostics)
    {
        diagnostics.Report(StepRules.Empty, list.Span, "Nothing is to be done in 'otherwise'.", "add a step, or write 'otherwise: continue'");
        return new(list.Span, []);
    }

    private static ChooseBranch? ReadWhen(YamlMapping mapping, StepReader steps, DiagnosticBag diagnostics)
    {
        var map = MappingReader.Over(mapping, diagnostics, StepVocabulary.ChooseWhen)!;
        var when = map.RequiredText("when");
        var condition = when is null ? null : ExpressionReader.ReadWhole(when, diagnostics);
        var list = map.Required("steps") is { } node ? steps.ReadList(node, "'steps'") : new(mapping.Span, []);
        StepVocabulary.ChooseWhen.Close(map);
        return condition is null ? null : new(mapping.Span, condition, list);
    }

    /// <summary>The branches; <c>steps</c> that stand below a branch, in its own column, are put where they belong.</summary>
    private static List<YamlEntry> WithSteps(MappingReader branches)
    {
        var whole = new List<YamlEntry>();
        foreach (var entry in branches.Rest)
        {
            if (entry.Key.Value == "steps" && whole.LastOrDefault() is { Value: YamlMapping { } keys } above && keys.Find("steps") is null)
            {
                OutdentedKeys.Tell(above, entry, branches.Diagnostics);
                whole[^1] = OutdentedKeys.With(above, entry);
            }
            else
            {
                whole.Add(entry);
            }
        }

        return whole;
    }

    private static ParallelBranch ReadBranch(YamlEntry entry, StepReader steps, DiagnosticBag diagnostics)
    {
        var name = Shape.Name(entry.Key, "the name of a branch", diagnostics) ?? new(entry.Key.Value, entry.Key.Span);
        var what = $"the branch '{name}'";
        var value = entry.Value;
        if (value is YamlSequence list && HyphenedKeys.Join(list) is { } joined && joined.Find("steps") is not null && !StepEntries.IsStep(joined))
        {
            HyphenedKeys.Tell(joined, what, diagnostics);
            value = joined;
        }

        if (value is not YamlMapping mapping || StepEntries.IsStep(mapping))
            return new(name, null, steps.ReadList(value, what));

        var map = MappingReader.Over(mapping, diagnostics, what)!;
        var title = map.OptionalWord("title");
        var when = map.OptionalText("when") is { } text ? ExpressionReader.ReadWhole(text, diagnostics) : null;
        var own = map.Required("steps") is { } node ? steps.ReadList(node, what) : new(mapping.Span, []);
        StepVocabulary.ParallelBranch.Close(map);
        return new(name, when, own) { Title = title };
    }
}
