using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What handlers say.</summary>
internal sealed partial class StepWords
{
    public static string TitleOf(Handler handler) => (handler.Title ?? handler.Name).Value;

    public string TriggerOf(HandlerTrigger trigger) => HandlerWords.TriggerOf(trigger, language);

    /// <summary>The rows under a handler's title.</summary>
    public IEnumerable<(RowKind Kind, string Text)> DetailsOf(Handler handler)
    {
        yield return (RowKind.Note, TriggerOf(handler.Trigger));
        if (handler.Interrupts)
        {
            yield return (RowKind.Note, Say("what is open is withdrawn"));
        }

        if (!handler.Clauses.IsEmpty)
        {
            yield return (RowKind.Clause, string.Join(", ", handler.Clauses.Select(c => c.Value)));
        }
    }

    public string SentenceOf(Handler handler) => string.Join("; ", DetailsOf(handler)
        .Select(d => d.Kind == RowKind.Clause ? Say("clause {0}", d.Text) : d.Text)
        .Prepend(Say("Meanwhile: {0}", TitleOf(handler))));
}
