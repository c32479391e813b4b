using System.Text.RegularExpressions;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Binding;

/// <summary>Tells of names that exist, but inside a handler only, where otherwise they would be called unknown (WF2151).</summary>
internal static class HiddenNames
{
    /// <param name="expression">One that could not be compiled.</param>
    /// <param name="scope">The names that it may use.</param>
    /// <param name="places">All steps and handlers.</param>
    /// <param name="diagnostics">Gets the finding, which covers those of the expression itself.</param>
    public static void Report(Expression expression, FeelScope scope, StepPlaces places, DiagnosticBag diagnostics)
    {
        var inside = places.All.Where(p => p.Step.Id is not null && p.Handling is not null).Select(p => (Name: p.Step.Id!, p.Handling!.Handler));
        var hidden = places.Handlers.Select(h => (h.Handler.Name, h.Handler)).Concat(inside).Where(h => !scope.Variables.ContainsKey(h.Name.Value));
        if (hidden.FirstOrDefault(h => Mentions(expression.Text, h.Name.Value)) is not ({ } name, { } handler))
            return;

        diagnostics.Report(
            HandlerRules.Outside,
            expression.Span,
            name == handler.Name
                ? $"'{name}' is a handler: what set it off is read in its own steps only."
                : $"'{name}' is a step of the handler '{handler.Name}': its result is read in there only.",
            "put what is needed here into a data field with 'set' inside the handler",
            new RelatedPlace(name.Span, $"'{name}' is here"));
    }

    private static bool Mentions(string text, string name) =>
        Regex.IsMatch(text, $@"(?<![\w.-]){Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
