using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>What sets the process off.</summary>
internal sealed partial class StepWords
{
    /// <summary>Who starts it by hand; null: nobody.</summary>
    public string? StarterOf(ProcessDefinition started) =>
        started.Start.IsEmpty ? null : started.Start.Select(s => RoleOf(s.By)).Aggregate((one, other) => Say("{0} or {1}", one, other));

    /// <summary>How it starts without anybody's hand: by itself, by messages.</summary>
    public IEnumerable<string> OwnStartsOf(ProcessDefinition started)
    {
        var recurrences = new RecurrenceWords(language);
        return started.RecurringStarts.Select(recurrences.Of).Concat(started.MessageStarts.Select(m => Say("message {0}", m.Message)));
    }
}
