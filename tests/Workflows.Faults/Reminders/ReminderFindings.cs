using System.Collections.Immutable;
using Workflows.Faults.Mail;

namespace Workflows.Faults.Reminders;

/// <summary>The oracle: what was received, held against what was set.</summary>
/// <remarks>
/// <list type="number">
/// <item>Every reminder arrives, and no other: as many distinct Message-IDs as reminders were set.</item>
/// <item>None arrives before it is due: of the first arrivals in order, the n-th is not before the n-th due time.</item>
/// <item>Whatever arrives more than once (a kill between sending and marking it sent) is the same byte for byte.</item>
/// </list>
/// </remarks>
internal sealed record ReminderFindings(int Expected, IReadOnlyList<DateTimeOffset> Due, ImmutableArray<ReceivedMail> Mails)
{
    private ImmutableArray<ReceivedMail> First => [.. Mails.GroupBy(m => m.MessageId).Select(g => g.MinBy(m => m.At)!).OrderBy(m => m.At)];

    public int Distinct => First.Length;

    public int Repeats => Mails.Length - Distinct;

    public int Early => First.Zip(Due).Count(pair => pair.First.At < pair.Second);

    public int Altered => Mails.GroupBy(m => m.MessageId).Count(g => g.DistinctBy(m => m.Hash).Count() > 1);

    public bool Hold => Due.Count == Expected && Distinct == Expected && Early == 0 && Altered == 0;

    public override string ToString() =>
        $"{Expected} reminders set, {Distinct} distinct Message-IDs received, {Early} before due, {Repeats} repeats, {Altered} of them altered";
}
