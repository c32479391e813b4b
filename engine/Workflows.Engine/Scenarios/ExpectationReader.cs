using System.Collections.Immutable;
using NodaTime.Text;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads what stands behind <c>expect</c>.</summary>
internal sealed class ExpectationReader
{
    private static readonly ImmutableArray<(string Key, Counted Counted)> Numbers =
    [
        ("reminders", Counted.Reminders),
        ("escalations", Counted.Escalations),
        ("sent", Counted.Sent),
        ("overdue", Counted.Overdue),
        ("held", Counted.Held),
        ("handlers", Counted.Handlers),
        ("incidents", Counted.Incidents),
        ("documents", Counted.Documents),
    ];

    private readonly MappingReader _map;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<Expectation>.Builder _found = ImmutableArray.CreateBuilder<Expectation>();

    private ExpectationReader(MappingReader map, DiagnosticBag diagnostics)
    {
        _map = map;
        _diagnostics = diagnostics;
    }

    public static ImmutableArray<Expectation> Read(YamlNode node, DiagnosticBag diagnostics)
    {
        if (MappingReader.Over(node, diagnostics, ScenarioVocabulary.Expectation) is not { } map)
        {
            return [];
        }

        var reader = new ExpectationReader(map, diagnostics);
        reader.ReadAll();
        ScenarioVocabulary.Expectation.CloseEarly(map);
        return [.. reader._found.OrderBy(e => e.Span.Start)];
    }

    private void ReadAll()
    {
        ForEachIn("open", (target, entry) => Shape.WholeNumber(entry.Value, $"'{entry.Key.Value}'", _diagnostics) is { } count
            ? new Expectation.Open(SpanOf(entry), target, count)
            : null);
        ForEachIn("due", (target, entry) =>
            Shape.Date(entry.Value, $"'{entry.Key.Value}'", _diagnostics) is { } day ? new Expectation.Due(SpanOf(entry), target, day) : null);
        _found.AddRange(EntriesOf("deadlines").Select(ReadDeadline).OfType<Expectation>());
        foreach (var (key, counted) in Numbers)
        {
            ReadNumber(key, counted);
        }

        if (_map.Entry("status") is { } status && Shape.Word(status.Value, "'status'", _diagnostics) is { } value)
        {
            _found.Add(new Expectation.Status(SpanOf(status), value));
        }

        if (_map.Entry("outcome") is { } outcome && Shape.Word(outcome.Value, "'outcome'", _diagnostics) is { } ended)
        {
            _found.Add(new Expectation.Outcome(SpanOf(outcome), ended));
        }

        _found.AddRange(EntriesOf("data").Select(e => new Expectation.Data(SpanOf(e), ScenarioReader.ValueOf(e))));
        foreach (var entry in EntriesOf("cases"))
        {
            ReadCase(entry);
        }

        foreach (var step in EntriesOf("results"))
        {
            if (Shape.Mapping(step.Value, $"'{step.Key.Value}'", _diagnostics) is { } fields)
            {
                _found.AddRange(
                    fields.Entries.Select(e => new Expectation.Result(SpanOf(e), new(step.Key.Value, step.Key.Span), ScenarioReader.ValueOf(e))));
            }
        }
    }

    private void ReadCase(YamlEntry entry)
    {
        var target = TargetReader.ReadCases(entry.Key);
        if (entry.Value is YamlMapping)
        {
            _found.Add(new Expectation.Case(SpanOf(entry), target, Read(entry.Value, _diagnostics)));
        }
        else if (Shape.Word(entry.Value, $"'{entry.Key.Value}'", _diagnostics) is { } status)
        {
            _found.Add(new Expectation.Case(SpanOf(entry), target, [new Expectation.Status(SpanOf(entry), status)]));
        }
    }

    private Expectation.Deadline? ReadDeadline(YamlEntry entry)
    {
        if (Shape.Word(entry.Value, $"'{entry.Key.Value}'", _diagnostics) is not { } value)
        {
            return null;
        }

        if (!Expectation.Deadline.Standings.Contains(value.Value) && !LocalDatePattern.Iso.Parse(value.Value).Success)
        {
            _diagnostics.Report(
                ScenarioRules.Value,
                value.Span,
                $"'{value}' says neither where a deadline stands nor by when it is to be met.",
                $"write {Listing.Or(Expectation.Deadline.Standings)}, or a day such as 2020-02-17");
        }

        return new(SpanOf(entry), new(entry.Key.Value, entry.Key.Span), value);
    }

    private void ReadNumber(string key, Counted counted)
    {
        if (_map.Entry(key) is not { } entry)
        {
            return;
        }

        if (entry.Value is not YamlMapping steps)
        {
            Add(entry, null);
            return;
        }

        foreach (var step in steps.Entries)
        {
            Add(step, new(step.Key.Value, step.Key.Span));
        }

        void Add(YamlEntry from, Word? step)
        {
            if (Shape.WholeNumber(from.Value, $"'{from.Key.Value}'", _diagnostics) is { } count)
            {
                _found.Add(new Expectation.Number(SpanOf(from), counted, step, count));
            }
        }
    }

    private void ForEachIn(string key, Func<TaskTarget, YamlEntry, Expectation?> read)
    {
        foreach (var entry in EntriesOf(key))
        {
            if (TargetReader.Read(entry.Key, _diagnostics) is { } target && read(target, entry) is { } expectation)
            {
                _found.Add(expectation);
            }
        }
    }

    private ImmutableArray<YamlEntry> EntriesOf(string key) =>
        _map.Optional(key) is { } node && Shape.Mapping(node, $"'{key}'", _diagnostics) is { } mapping ? mapping.Entries : [];

    private static Workflows.Language.Text.SourceSpan SpanOf(YamlEntry entry) => entry.Key.Span.To(entry.Value.Span);
}
