using System.Collections.Immutable;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Decisions;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Yaml;

namespace Workflows.Language.Checking.Asking;

/// <summary>Says where the inputs of asked decisions come from, and tells what is missing, unknown or cannot be.</summary>
internal sealed class AskedDecisions(ImmutableDictionary<DecisionReference, NamedDecision> known, DiagnosticBag diagnostics)
{
    private readonly ImmutableDictionary<DecisionReference, AskedDecision>.Builder _asked =
        ImmutableDictionary.CreateBuilder<DecisionReference, AskedDecision>();

    public ImmutableDictionary<DecisionReference, AskedDecision> All => _asked.ToImmutable();

    /// <summary>What expressions read of steps that ask; null where the decision could not be found.</summary>
    public FeelType? TypeOf(Step step) => step is DecideStep decide ? known.GetValueOrDefault(decide.Decision)?.ResultType : null;

    /// <summary>The expressions that give a step's inputs, each with what it is needed for.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scope">The names at it.</param>
    public ImmutableArray<(Expression Expression, Expectation Expectation)> Ask(DecideStep step, FeelScope scope)
    {
        if (known.GetValueOrDefault(step.Decision) is not { } decision)
            return [];

        TellUnknown(step, decision);
        if (!decision.IsProven)
            diagnostics.Report(
                DecideRules.MayNotAnswer, step.Decision.Span, $"That '{decision.Title}' always has an answer is not proven.",
                "give its outputs a default or a last rule for all the rest; without an answer the case stops with an incident");

        ImmutableArray<(DecisionColumn Column, AskedInput Source)> inputs =
            [.. decision.Inputs.Select(i => (i, Source: SourceOf(i, step, scope))).Where(i => i.Source is not null)
                .Select(i => (i.i, i.Source!))];
        _asked[step.Decision] = new(decision, [.. inputs.Select(i => i.Source)]);
        return [.. inputs.Where(i => i.Source.Expression is not null).Select(i => (i.Source.Expression!, Needed(i.Column)))];
    }

    private static Expectation Needed(DecisionColumn input) => Expectation.Of(input.Name, input.Type) with
    {
        Rule = DecideRules.InputType,
        Hint = $"give {Expectation.Words(input.Type)}, or change the type of the input",
    };

    private void TellUnknown(DecideStep step, NamedDecision decision)
    {
        ImmutableArray<string> names = [.. decision.Inputs.Select(i => i.Name)];
        foreach (var given in step.With.Where(g => !names.Contains(g.Name.Value)))
        {
            diagnostics.Report(
                DecideRules.UnknownInput, given.Name.Span, $"'{decision.Title}' has no input '{given.Name}'.",
                Suggestion.Hint(given.Name.Value, names) ?? (names.IsEmpty ? "it has none" : $"it has {Listing.And(names)}"));
        }
    }

    private AskedInput? SourceOf(DecisionColumn input, DecideStep step, FeelScope scope)
    {
        if (step.With.FirstOrDefault(g => g.Name.Value == input.Name) is { } given)
            return given.Expression is { } expression ? new(input.Name, expression, FeelValue.Null) : PlainOf(input, given, scope);

        if (scope.Variables.ContainsKey(input.Name))
            return new(input.Name, Named(input.Name, step.Decision), FeelValue.Null);

        diagnostics.Report(
            DecideRules.MissingInput, step.Decision.Span, $"'{step.Decision.Span.Text}' needs '{input.Name}', and nothing here gives it.",
            $"add 'with: {{ {input.Name}: … }}'");
        return null;
    }

    private AskedInput? PlainOf(DecisionColumn input, GivenValue given, FeelScope scope)
    {
        var text = given.Written.Value;
        if (IsPath(text, scope))
        {
            diagnostics.Report(
                DecideRules.PlainInput, given.Written.Span, $"Without '=', '{text}' is nothing but those words.",
                $"write '= {text}' for the value of that name");
        }
        else if (PlainValues.Parse(input.Type, text) is { } value)
        {
            return new(input.Name, null, value);
        }
        else
        {
            diagnostics.Report(
                DecideRules.PlainInput, given.Written.Span,
                $"'{text}' is not {Expectation.Words(input.Type)}, as '{input.Name}' has to be.",
                "to work the value out, start with '='");
        }

        return null;
    }

    /// <summary><c>unit.kind</c>, where <c>unit</c> is a name: hardly ever meant as words.</summary>
    private static bool IsPath(string text, FeelScope scope) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && !text.Contains(' ', StringComparison.Ordinal)
            && scope.Variables.ContainsKey(text[..dot]);

    /// <summary>An input that the names at the step give is read as if the author had written its name where the decision stands.</summary>
    private static Expression Named(string name, DecisionReference place) => new(
        new YamlScalar(place.Span, name, YamlScalarStyle.Plain, [.. Enumerable.Repeat(place.Span.Start, name.Length), place.Span.End]), 0);
}
