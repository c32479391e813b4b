using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Faults.Load;
using Workflows.Faults.Mail;

namespace Workflows.Faults.Oracles;

/// <summary>Holds what a mail server received against what was to be sent.</summary>
/// <remarks>
/// <list type="number">
/// <item>Every mail of the outbox was received, and no other: the Message-IDs are the same set.</item>
/// <item>What was received more than once is the same byte for byte.</item>
/// <item>Of every watch, each of its reminders came, counted as distinct Message-IDs and not by the engine's own book of them, and the n-th
/// is not before its time, counted from when the start was sent first.</item>
/// </list>
/// </remarks>
internal sealed partial class MailOracle(LoadBook book, IReadOnlyCollection<ReceivedMail> received)
{
    private readonly HashSet<string> _watches = [];

    public void See(StoredCase seen)
    {
        if (seen.Process == "watch")
        {
            _watches.Add($"m{seen.Id.Value:N}");
        }
    }

    public void Judge(ImmutableArray<(Guid Id, string Kind, string State)> outbox, Findings findings)
    {
        var byId = received.GroupBy(m => m.MessageId.Trim('<', '>').Split('@')[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList());
        var wanted = outbox.Select(m => $"{m.Id:N}").ToHashSet(StringComparer.Ordinal);
        findings.Figure($"mails: {wanted.Count} to be sent, {byId.Count} distinct Message-IDs received, {received.Count - byId.Count} repeats");
        findings.BreakAll("every mail is sent", outbox.Where(m => m.State != "sent").Select(m => $"{m.Kind} {m.Id:N} is {m.State}"));
        findings.BreakAll("every mail arrives", wanted.Where(id => !byId.ContainsKey(id)));
        findings.BreakAll("no other mail arrives", byId.Keys.Where(id => !wanted.Contains(id)));
        findings.BreakAll(
            "a repeated mail is the same byte for byte", byId.Where(m => m.Value.DistinctBy(r => r.Hash).Count() > 1).Select(m => m.Key));
        JudgeReminders(findings);
    }

    private void JudgeReminders(Findings findings)
    {
        var reminders = received
            .Select(m => (Mail: m, Watch: Reminder().Match(m.Text)))
            .Where(m => m.Watch.Success)
            .ToLookup(m => m.Watch.Groups[1].Value, m => m.Mail, StringComparer.Ordinal);
        var sent = book.Commands.Where(c => c.Starts == "watch").ToDictionary(c => c.Mark, StringComparer.Ordinal);
        var distinct = reminders.Sum(r => r.DistinctBy(m => m.MessageId).Count());
        findings.Figure($"reminders: {_watches.Count * LoadProcesses.Reminders.Count} due, {distinct} received");
        foreach (var watch in _watches)
        {
            var first = reminders[watch].GroupBy(m => m.MessageId).Select(g => g.Min(m => m.At)).Order().ToList();
            if (first.Count != LoadProcesses.Reminders.Count)
            {
                findings.Break("every reminder arrives, and once", $"{watch}: {first.Count} of {LoadProcesses.Reminders.Count}");
            }

            if (sent.TryGetValue(watch, out var start))
            {
                findings.BreakAll(
                    "no reminder is early",
                    first
                        .Zip(LoadProcesses.Reminders)
                        .Where(r => r.First < start.SentAt + r.Second)
                        .Select(r => $"{watch}: {start.SentAt + r.Second - r.First}"));
            }
        }
    }

    [GeneratedRegex("\r\nSubject: Reminder: Watch (m[0-9a-f]{32})")]
    private static partial Regex Reminder();
}
