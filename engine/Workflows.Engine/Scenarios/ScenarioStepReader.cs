using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads one entry under a scenario's <c>steps</c>.</summary>
internal sealed class ScenarioStepReader
{
    private static readonly ImmutableArray<string> Acts = [.. ScenarioVocabulary.Acts.Select(a => a.Names[0])];

    private readonly MappingReader _map;
    private readonly YamlEntry _act;
    private readonly DiagnosticBag _diagnostics;

    private ScenarioStepReader(MappingReader map, YamlEntry act, DiagnosticBag diagnostics)
    {
        _map = map;
        _act = act;
        _diagnostics = diagnostics;
    }

    public static ScenarioStep? Read(YamlNode node, DiagnosticBag diagnostics)
    {
        if (MappingReader.Over(node, diagnostics, "a scenario step") is not { } map)
        {
            return null;
        }

        var acts = Acts.Where(map.Has).ToList();
        if (acts.Count != 1)
        {
            var message = acts.Count == 0 ? "This entry has none of the acts of a scenario." : $"This entry is {Listing.And(acts)} at once.";
            var hint = acts.Count == 0
                ? Suggestion.Hint(map.Mapping.Entries[0].Key.Value, Acts) ?? $"start it with one of {Listing.Or(Acts)}"
                : "start each with a hyphen of its own";
            diagnostics.Report(ScenarioRules.Act, map.Head, message, hint);
            return null;
        }

        var step = new ScenarioStepReader(map, map.Entry(acts[0])!, diagnostics).Read();
        ScenarioVocabulary.Of(acts[0]).CloseEarly(map);
        return step;
    }

    private ScenarioStep? Read()
    {
        var at = _act.Key.Span;
        switch (_act.Key.Value)
        {
            case "advance":
                return Scalar() is { } amount && TimePhraseReader.ReadAmount(amount, _diagnostics) is { } by
                    ? new ScenarioStep.Advance(at, by)
                    : null;
            case "advance-to":
                return Scalar() is { } time && ScenarioReader.Time(time, _diagnostics) is { } to ? new ScenarioStep.AdvanceTo(at, to) : null;
            case "expect":
                return new ScenarioStep.Expect(at, ExpectationReader.Read(_act.Value, _diagnostics));
            case "postpone":
                return PostponeReader.Read(at, Refused(), _act.Value, _diagnostics);
            case "message":
                return Word() is { } name ? new ScenarioStep.Message(at, Refused(), name, _map.OptionalWord("key"), With()) : null;
            case "add":
                return ReadAdd(at);
            case "cancel":
                return Word() is { } reason ? new ScenarioStep.Cancel(at, Refused(), reason, As(), Case()) : null;
            default:
                return Scalar() is { } text && TargetReader.Read(text, _diagnostics) is { } target ? OnTask(target) : null;
        }
    }

    private ScenarioStep? OnTask(TaskTarget target)
    {
        var at = _act.Key.Span;
        switch (_act.Key.Value)
        {
            case "complete":
                return ReadComplete(target, Refused());
            case "complete every":
                return new ScenarioStep.CompleteEvery(at, ReadComplete(target, refused: null));
            case "claim":
                return new ScenarioStep.Claim(at, Refused(), target, As());
            case "release":
                return new ScenarioStep.Release(at, Refused(), target, As());
            case "answer":
                return AnswerReader.Read(_map, at, target, Refused());
            case "reassign":
                _map.Required("to");
                return new ScenarioStep.Reassign(at, Refused(), target, _map.OptionalWords("to"), _map.OptionalWord("reason"));
            case "reschedule":
                var refused = Refused();
                var reason = _map.OptionalWord("reason");
                return _map.RequiredDate("to") is { } day ? new ScenarioStep.Reschedule(at, refused, target, day, reason) : null;
            default:
                return new ScenarioStep.Retry(at, Refused(), target);
        }
    }

    private ScenarioStep.Complete ReadComplete(TaskTarget target, Word? refused) =>
        new(_act.Key.Span, refused, target, As(), _map.OptionalWord("outcome"), With())
        {
            Ticked = _map.Has("ticked") ? _map.OptionalWords("ticked") : null,
        };

    private ScenarioStep.Add? ReadAdd(SourceSpan at)
    {
        var fields = _act.Value is YamlMapping map ? map.Entries.Select(ScenarioReader.ValueOf).ToImmutableArray() : [];
        var value = _act.Value is YamlMapping ? null : Word();
        var (refused, within, reason) = (Refused(), _map.OptionalWord("within"), _map.OptionalWord("reason"));
        return _map.RequiredName("to") is { } to && (value is not null || _act.Value is YamlMapping)
            ? new ScenarioStep.Add(at, refused, fields, value, to, within, reason)
            : null;
    }

    private YamlScalar? Scalar() => Shape.Text(_act.Value, $"'{_act.Key.Value}'", _diagnostics);

    private Word? Word() => Shape.Word(_act.Value, $"'{_act.Key.Value}'", _diagnostics);

    private ImmutableArray<CaseTarget> Case() => _map.OptionalText("case") is { } text ? TargetReader.ReadCases(text) : [];

    private Word? As() => _map.OptionalWord("as");

    private Word? Refused() => _map.OptionalWord("refused");

    private ImmutableArray<GivenValue> With() => ScenarioReader.With(_map);
}
