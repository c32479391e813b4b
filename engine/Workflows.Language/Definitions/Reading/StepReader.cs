using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads steps: finds the one keyword, reads what its kind has, and what all kinds have.</summary>
internal sealed class StepReader(DiagnosticBag diagnostics)
{
    /// <param name="node">The list.</param>
    /// <param name="what">What the list is to the author: <c>'steps'</c>, <c>the branch 'preschool'</c>.</param>
    public StepList ReadList(YamlNode node, string what)
    {
        var items = StepEntries.OfOne(node, diagnostics) ?? Shape.List(node, what, diagnostics);
        if (node is YamlSequence { Items.Length: 0 })
            diagnostics.Report(StepRules.Empty, node.Span, $"Nothing is to be done in {what}.", "add a step");
        return new(node.Span, [.. StepEntries.Of(items, diagnostics).Select(Read).OfType<Step>()]);
    }

    private Step? Read(YamlNode node)
    {
        if (node is YamlScalar word && StepVocabulary.Find(word.Value) is not null)
        {
            diagnostics.Report(
                StepRules.Empty, word.Span, $"'{word.Value}' says nothing more.", $"write what is meant behind it, as in '{word.Value}: …'");
            return null;
        }

        if (Shape.Mapping(node, "a step", [.. StepVocabulary.Kinds.Select(k => k.Keyword)], diagnostics) is not { } mapping)
            return null;

        var keyword = mapping.Entries.FirstOrDefault(e => StepVocabulary.Find(e.Key.Value) is not null);
        return keyword is null ? ReadMisspelt(mapping) ?? ReadUnknown(mapping) : ReadKind(mapping, keyword, StepVocabulary.Find(keyword.Key.Value)!);
    }

    private Step ReadKind(YamlMapping mapping, YamlEntry keyword, StepKind kind)
    {
        var map = MappingReader.Over(mapping, diagnostics, kind.Keys)!;
        var step = kind.Keyword switch
        {
            "task" => HumanStepReader.ReadTask(map, keyword),
            "decision" => HumanStepReader.ReadDecision(map, keyword),
            "choose" => BranchReader.ReadChoose(map, keyword, this),
            "parallel" => BranchReader.ReadParallel(map, keyword, this),
            "wait" => WaitReader.Read(map, keyword),
            "notify" => SimpleStepReader.ReadNotify(map, keyword),
            "http" => HttpReader.Read(map, keyword),
            "document" => DocumentReader.Read(map, keyword),
            "decide" => DecideReader.Read(map, keyword),
            "set" => SimpleStepReader.ReadSet(map, keyword),
            "stage" => StageReader.ReadStage(map, keyword, this),
            "milestone" => StageReader.ReadMilestone(map, keyword),
            "first-of" => BranchReader.ReadFirstOf(map, keyword, this),
            "call" => CaseStepReader.ReadCall(map, keyword),
            "open" => CaseStepReader.ReadOpen(map, keyword),
            "back to" => SimpleStepReader.ReadBackTo(map, keyword),
            "end" => SimpleStepReader.ReadEnd(map, keyword, wholeProcess: false),
            _ => SimpleStepReader.ReadEnd(map, keyword, wholeProcess: true),
        };
        step = WithCommonKeys(step ?? new UnreadStep { Span = mapping.Span, Keyword = keyword.Key.Span }, map);
        if (kind.Keys.Allows("for-each"))
            step = step with { ForEach = ReadForEach(map) };
        step = WithEvents(step, map, kind);
        kind.Keys.Close(map, TellOtherKinds(map, kind));
        return step;
    }

    private static Step WithCommonKeys(Step step, MappingReader map) => step with
    {
        Id = map.OptionalName("id"),
        Title = map.OptionalText("title") is { } title ? TextTemplateReader.Read(title, map.Diagnostics) : null,
        Help = map.OptionalText("help") is { } help ? TextTemplateReader.Read(help, map.Diagnostics) : null,
        Clauses = map.OptionalWords("clause"),
        Meets = map.OptionalWords("meets"),
        Assumed = ReasonReader.Read(map),
        When = map.OptionalText("when") is { } when ? ExpressionReader.ReadWhole(when, map.Diagnostics) : null,
    };

    /// <summary>What steps have that stay open: handlers, a condition that holds them, and, where nobody acts, a due date.</summary>
    private Step WithEvents(Step step, MappingReader map, StepKind kind)
    {
        if (kind.Keys.Allows("on"))
            step = step with { Handlers = HandlerReader.ReadAll(map, this) };
        if (kind.Keys.Allows("hold-while"))
        {
            var held = map.OptionalText("hold-while");
            step = step with { HoldWhile = held is null ? null : ExpressionReader.ReadWhole(held, diagnostics) };
        }

        if (step is not HumanStep && kind.Keys.Allows("due") && !map.Known.Contains("due"))
            step = step with { Due = LatenessReader.ReadDue(map), Escalate = LatenessReader.ReadEscalations(map) };
        return step;
    }

    private ForEach? ReadForEach(MappingReader map)
    {
        var phrase = map.OptionalText("for-each");
        var closes = map.OptionalText("closes") is { } text ? TimeReading.Read(text, diagnostics) : null;
        if (phrase is not null)
            return ForEachReader.Read(phrase, closes, diagnostics);

        if (map.Mapping.Find("closes") is { } alone && !map.Has("for-each"))
        {
            diagnostics.Report(
                StepRules.ClosesAlone,
                alone.Key.Span,
                "There is no 'for-each' here that could close.",
                "say with 'due' by when one task is to be done");
        }

        return null;
    }

    /// <summary>Tells of keys that other kinds of step have.</summary>
    private static string[] TellOtherKinds(MappingReader map, StepKind kind)
    {
        var told = new List<string>();
        foreach (var entry in map.Rest)
        {
            var key = entry.Key.Value;
            var owners = StepVocabulary.Kinds.Where(k => k.Keys.Allows(key)).Select(k => k.Keyword).ToList();
            if (owners.Count == 0)
                continue;

            told.Add(key);
            if (StepVocabulary.Find(key) is not null)
            {
                map.Diagnostics.Report(
                    StepRules.SeveralKinds,
                    entry.Key.Span,
                    $"This step is a '{kind.Keyword}' already and cannot be a '{key}' too.",
                    $"start a new step with '- {key}:'");
            }
            else
            {
                map.Diagnostics.Report(
                    StepRules.WrongKind, entry.Key.Span, $"A step '{kind.Keyword}' has no '{key}'.", $"it belongs to {Listing.And(owners)}");
            }
        }

        return [.. told];
    }

    /// <summary>A step whose keyword has a slip is told of once, and read as the kind that is meant.</summary>
    private Step? ReadMisspelt(YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries.Where(e => !StepVocabulary.Speaks(e.Key.Value)))
        {
            if (Suggestion.Nearest(entry.Key.Value, StepVocabulary.Kinds.Select(k => k.Keyword)) is not { } meant)
                continue;

            diagnostics.Report(StepRules.NoKind, entry.Key.Span, $"'{entry.Key.Value}' is not a kind of step.", $"did you mean '{meant}'?");
            var keyword = entry with { Key = MisspeltKeys.Named(entry.Key, meant) };
            return ReadKind(mapping with { Entries = mapping.Entries.Replace(entry, keyword) }, keyword, StepVocabulary.Find(meant)!);
        }

        return null;
    }

    private UnreadStep ReadUnknown(YamlMapping mapping)
    {
        var keywords = StepVocabulary.Kinds.Select(k => k.Keyword).ToList();
        var planned = mapping.Entries.FirstOrDefault(e => StepVocabulary.Planned.Contains(e.Key.Value));
        var strange = planned ?? mapping.Entries.FirstOrDefault(e => !StepVocabulary.Kinds.Any(k => k.Keys.Allows(e.Key.Value)));
        var place = (strange ?? mapping.Entries.FirstOrDefault())?.Key.Span ?? mapping.Span;
        if (planned is not null)
        {
            diagnostics.Report(
                StepRules.NotYet, place, $"'{planned.Key.Value}' is not available yet in this version.", $"available are {Listing.And(keywords)}");
        }
        else
        {
            diagnostics.Report(
                StepRules.NoKind,
                place,
                strange is null ? "This step has no keyword that says what kind of step it is." : $"'{strange.Key.Value}' is not a kind of step.",
                (strange is null ? null : Suggestion.Hint(strange.Key.Value, keywords)) ?? $"kinds are {Listing.And(keywords)}");
        }

        var id = mapping.Find("id")?.Value is YamlScalar scalar && Names.IsId(scalar.Value) ? new Word(scalar.Value, scalar.Span) : null;
        return new() { Span = mapping.Span, Keyword = place, Id = id };
    }
}
