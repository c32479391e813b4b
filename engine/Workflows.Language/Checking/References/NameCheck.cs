using System.Collections.Immutable;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Checking.References;

/// <summary>Finds one name that stands for two things, or that expressions would read as something else.</summary>
internal sealed class NameCheck
{
    /// <summary>Words with a meaning of their own (DMN 1.5 §10.3.1.2); a field so named would silently not be read.</summary>
    private static readonly ImmutableArray<string> WordsOfExpressions =
    [
        "and", "between", "else", "every", "false", "for", "function", "if", "in", "instance", "item", "not", "null", "of", "or", "return",
        "satisfies", "some", "then", "true",
    ];

    private readonly Dictionary<string, Owner> _taken = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;

    private NameCheck(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        foreach (var name in NameScopes.CaseNames.Keys.Append("plan").Append(NameScopes.Deadlines))
            _taken.Add(name, new("what every case has", null));
        foreach (var word in WordsOfExpressions)
            _taken.Add(word, new("a word that means something in expressions", null));
    }

    public static void Run(ProcessDefinition process, StepPlaces places, DiagnosticBag diagnostics)
    {
        var check = new NameCheck(diagnostics);
        foreach (var field in process.Data)
            check.Claim(field.Name, "a data field");

        foreach (var same in process.Deadlines.GroupBy(d => d.Name.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            check.Report(
                ReferenceRules.NameTaken, same.Last().Name, $"'{same.Key}' is the name of another deadline already.", same.First().Name.Span);

        foreach (var place in places.All)
        {
            if (place.Step.Id is { } id)
                check.Claim(id, "a step");
            foreach (var branch in (place.Step as ParallelStep)?.Branches ?? [])
                check.Claim(branch.Name, "a branch");
        }

        foreach (var place in places.Handlers.OrderBy(h => h.Handler.Name.Span.Start))
            check.Claim(place.Handler.Name, "a handler");

        foreach (var place in places.All.Where(p => p.Step.ForEach is { IsUnread: false }))
            check.CheckItem(place);
    }

    private void Claim(Word name, string noun)
    {
        if (_taken.TryAdd(name.Value, new(noun, name.Span)))
            return;

        var owner = _taken[name.Value];
        if (owner.Noun == noun)
        {
            Report(
                noun == "a step" ? ReferenceRules.DuplicateId : ReferenceRules.NameTaken,
                name,
                $"'{name}' is the name of another {noun[2..]} already.",
                owner.Span);
            return;
        }

        Report(ReferenceRules.NameTaken, name, $"'{name}' is {owner.Meaning} already, so it cannot name {noun} too.", owner.Span);
    }

    /// <summary>Two collections may call their items alike; inside one another they may not.</summary>
    private void CheckItem(StepPlace place)
    {
        var variable = place.Step.ForEach!.Variable;
        var around = place.Outwards.Skip(1).FirstOrDefault(p => p.Step.ForEach?.Variable.Value == variable.Value)?.Step.ForEach!.Variable.Span;
        var owner = around is { } outer ? new("the item of the step around", outer) : _taken.GetValueOrDefault(variable.Value);
        if (owner is not null)
            Report(ReferenceRules.NameTaken, variable, $"'{variable}' is {owner.Meaning} already, so it cannot stand for an item too.", owner.Span);
    }

    private void Report(DiagnosticRule rule, Word name, string message, SourceSpan? first) => _diagnostics.Report(
        rule,
        name.Span,
        message,
        "give one of them another name",
        first is { } span ? [new RelatedPlace(span, $"'{name}' is first used here")] : []);

    /// <param name="Noun">What has the name.</param>
    /// <param name="Span">Where it got it; null for what the language itself names.</param>
    private sealed record Owner(string Noun, SourceSpan? Span)
    {
        public string Meaning => Span is null ? Noun : $"the name of {Noun}";
    }
}
