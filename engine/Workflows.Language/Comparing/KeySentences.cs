namespace Workflows.Language.Comparing;

/// <summary>How a change of a key is said.</summary>
internal static class KeySentences
{
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["due"] = "the due time",
        ["by"] = "who acts",
        ["presented-by"] = "who presents",
        ["to"] = "who is told",
        ["when"] = "the condition",
        ["for-each"] = "for what it is repeated",
        ["closes"] = "when the collection closes",
        ["task"] = "the text",
        ["decision"] = "the text",
        ["notify"] = "the subject",
        ["stage"] = "the name",
        ["milestone"] = "the name",
        ["text"] = "what people are told",
        ["title"] = "the title",
        ["description"] = "the description",
        ["help"] = "the explanation",
        ["label"] = "the label",
        ["clause"] = "which clauses it carries",
        ["assumed"] = "the assumption",
        ["meets"] = "which deadlines it meets",
        ["within"] = "the length",
        ["from"] = "from when it counts",
        ["or-from"] = "from when it counts otherwise",
        ["fixed"] = "the law that fixes it",
        ["default"] = "the value when nobody fills it in",
        ["type"] = "the type",
        ["options"] = "the options",
        ["required"] = "whether it has to be filled in",
        ["sensitivity"] = "how sensitive it is",
        ["plan"] = "the plan",
        ["calendar"] = "the calendar",
        ["organisation"] = "the organisation",
        ["owner"] = "who answers for the process",
        ["start"] = "how it is started",
        ["governed-by"] = "the governing document",
        ["language"] = "the language",
        ["languages"] = "the languages",
        ["wait"] = "what is waited for",
        ["set"] = "what is put into the data",
        ["at-most"] = "how often at most",
        ["then"] = "where it leads",
    };

    public static string Noun(string key) => Nouns.GetValueOrDefault(key, $"'{key}'");

    /// <param name="whose">Such as <c>collect</c>, or null for the process.</param>
    /// <param name="key">The key.</param>
    /// <param name="before">What it was; null: it was not there.</param>
    /// <param name="after">What it is; null: it is there no longer.</param>
    public static string Changed(string? whose, string key, string? before, string? after)
    {
        var head = whose is null ? "" : $"{whose}: ";
        var noun = Noun(key);
        var text = (before, after) switch
        {
            (null, { } now) => $"{noun} is new: {Quoted(now)}.",
            ({ } was, null) => $"{noun} is taken out; it was {Quoted(was)}.",
            _ => $"{noun} changes from {Quoted(before!)} to {Quoted(after!)}.",
        };
        return head.Length == 0 ? char.ToUpperInvariant(text[0]) + text[1..] : head + text;
    }

    public static string Quoted(string text) => $"'{(text.Length > 160 ? text[..159] + "…" : text)}'";
}
