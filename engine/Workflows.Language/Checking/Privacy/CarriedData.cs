using Workflows.Language.Checking.Binding;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Privacy;

/// <summary>Finds sensitive data on its way to a service, or into a document that says less of itself.</summary>
internal static class CarriedData
{
    /// <param name="expression">What is sent or written.</param>
    /// <param name="name">The most sensitive thing in it.</param>
    /// <param name="sensitivity">How sensitive that is.</param>
    /// <param name="diagnostics">Gets what is found.</param>
    public static void Check(BoundExpression expression, string name, Sensitivity sensitivity, DiagnosticBag diagnostics)
    {
        var span = expression.Expression.Span;
        var word = Word(sensitivity);
        switch (expression.Use, expression.Place?.Step)
        {
            case (Use.Addressed, _) when sensitivity >= Sensitivity.Personal:
                diagnostics.Report(
                    PrivacyRules.InAddress,
                    span,
                    $"'{name}' is {word}, and addresses and headers are kept in logs on the way.",
                    "send it in the body, or send a number that stands for the case");
                break;
            case (Use.Sent, HttpStep http) when sensitivity >= Sensitivity.Personal && sensitivity > http.MayCarry:
                diagnostics.Report(
                    PrivacyRules.InBody,
                    span,
                    $"'{name}' is {word}, and this body leaves the institution.",
                    $"take it out, or give your word that the service may have it: 'may-carry: {word}'");
                break;
            case (Use.Written, DocumentStep document) when sensitivity > document.Sensitivity:
                diagnostics.Report(
                    PrivacyRules.InDocument,
                    span,
                    $"'{name}' is {word}, and the document that it stands in is only {Word(document.Sensitivity)}.",
                    $"write 'sensitivity: {word}' at the document, or take it out",
                    new RelatedPlace(document.Keyword, "the document"));
                break;
        }
    }

    private static string Word(Sensitivity sensitivity) => sensitivity.ToString().ToLowerInvariant();
}
