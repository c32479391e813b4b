using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Cli.Files;

/// <summary>JSON knows no dates: a text such as <c>@"2020-02-10"</c> stands for the
/// date, time or duration that FEEL writes so (DMN 1.5 §10.3.1.2).</summary>
internal static class WrittenOutValues
{
    /// <summary>The value with such texts, also those inside lists and contexts, replaced by what they stand for.</summary>
    public static FeelValue In(FeelValue value, FeelMoment moment) => value switch
    {
        FeelText text => Literal(text.Value, moment) ?? text,
        FeelList list => new FeelList([.. list.Items.Select(i => In(i, moment))]),
        FeelContext context => new FeelContext(context.Entries.Select(e => KeyValuePair.Create(e.Key, In(e.Value, moment)))),
        _ => value,
    };

    /// <summary>Null for any other text, also one with an <c>@</c> that is no date, time or duration.</summary>
    private static FeelValue? Literal(string text, FeelMoment moment) =>
        text is ['@', '"', _, .., '"'] && text.LastIndexOf('"', text.Length - 2) == 1
            ? FeelExpression.Compile(new SourceText("value", text), FeelScope.Empty, new DiagnosticBag())?.Evaluate(FeelContext.Empty, moment).Value
            : null;
}
