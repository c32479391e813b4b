using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation;

/// <summary>Says what a simulation made up to be able to go on, each thing once, in the order in which it was needed.</summary>
internal sealed class MadeUpWords
{
    private readonly List<string> _sentences = [];

    public ImmutableArray<string> All => [.. _sentences];

    /// <param name="given">What was given.</param>
    /// <param name="started">With what it was started.</param>
    public void OfStart(FeelContext given, FeelContext started)
    {
        var added = started.Entries.Where(e => given.Find(e.Key) is null).Select(e => $"{e.Key} = {Said(e.Value)}").ToList();
        if (added.Count > 0)
        {
            Say($"{string.Join(", ", added)}, since the start asks for it and nobody gave it.");
        }
    }

    public void OfForm(IEnumerable<FormField> form)
    {
        if (form.Any())
        {
            Say($"what people fill in, such as the number 1, yes, the day itself, the first option, or '{MadeUpValues.Text}'.");
        }
    }

    /// <param name="step">Which step or handler waits for it.</param>
    /// <param name="wait">What it waits for.</param>
    /// <param name="said">When it comes, as far as the plan says it.</param>
    /// <param name="brought">What it brings, as far as the plan says it.</param>
    public void OfMessage(string step, MessageWait wait, Answer? said, FeelContext? brought)
    {
        var comes = said is not null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"comes {PlannedActs.DaysUntilMessage} days after the wait began");
        var brings = brought is not null ? null : "brings nothing";
        if (comes is not null || brings is not null)
        {
            Say($"the message '{wait.Name}' that '{step}' waits for {string.Join(", and ", new[] { comes, brings }.OfType<string>())}.");
        }
    }

    public void OfCall(string step, int status, FeelValue? body) => Say(string.Create(
        CultureInfo.InvariantCulture,
        $"the service that '{step}' asks answers at once with the status {status}{(body is not null ? "" : " and an empty body")}."));

    private void Say(string sentence)
    {
        if (!_sentences.Contains(sentence))
        {
            _sentences.Add(sentence);
        }
    }

    private static string Said(FeelValue value) => value switch
    {
        FeelText text => $"'{text.Value}'",
        FeelList { Items.Length: 0 } => "an empty table",
        FeelContext file when file.Find("name") is FeelText name => $"the file '{name.Value}'",
        _ => value.ToString() ?? "",
    };
}
