using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Engine.State;
using Workflows.Faults.Load;

namespace Workflows.Faults.Oracles;

/// <summary>Holds what is stored against what its senders know.</summary>
/// <remarks>
/// <list type="number">
/// <item>Acknowledged ⊆ stored: the mark of every acknowledged command is in exactly one entry of its kind, under its operation id.</item>
/// <item>Stored ⊆ acknowledged + in flight: every entry that somebody signed in is under the operation id of a command that was sent.</item>
/// <item>Nothing twice: no mark is in two entries of its kind, whatever their operation ids; no start has made two cases.</item>
/// <item>No act of the load is refused, no acknowledged case is not found, no repeat is answered otherwise than the first time.</item>
/// <item>Every chain of entries holds, and the rows of every case are what its journal comes to.</item>
/// </list>
/// The oracle reads the sealed entries themselves, so it does not rest on the engine's own way of telling repeats.
/// </remarks>
internal sealed partial class CommandOracle(LoadBook book)
{
    private readonly Dictionary<(string Kind, string Mark), List<Guid>> _effects = [];
    private readonly HashSet<Guid> _foreign = [];
    private readonly Dictionary<Guid, SentCommand> _sent = book.Commands.ToDictionary(c => c.Operation);
    private long _entries;
    private int _cases;

    public void See(StoredCase seen, Findings findings)
    {
        _cases++;
        _entries += seen.Journal.Length;
        if (seen.Broken is { } broken)
        {
            findings.Break("journal and rows are whole", $"{seen.Process} {seen.Id}: {broken}");
        }

        foreach (var entry in seen.Journal)
        {
            if (entry.Header.Actor is null)
            {
                continue; // the engine's own: a timer, or what a case sent to another
            }

            if (!_sent.ContainsKey(entry.Header.Operation))
            {
                _foreign.Add(entry.Header.Operation);
            }

            var effects = entry.Events.Where(IsEffect).ToList();
            foreach (var mark in Marks().Matches(JsonSerializer.Serialize(effects, EngineJson.Options)).Select(m => m.Value).Distinct())
            {
                if (!_effects.TryGetValue((entry.Header.Kind, mark), out var operations))
                {
                    _effects.Add((entry.Header.Kind, mark), operations = []);
                }

                operations.Add(entry.Header.Operation);
            }
        }
    }

    public void Judge(Findings findings)
    {
        var commands = book.Commands;
        findings.Figure($"{_cases} cases, {_entries} journal entries");
        var acknowledged = commands.Count(c => c.Fate == Fate.Acknowledged);
        var unanswered = commands.Where(c => c.Fate == Fate.Unanswered).ToList();
        findings.Figure($"commands: {commands.Count} sent, {acknowledged} acknowledged, {commands.Count(c => c.Sends > 1)} sent again");
        findings.Figure($"given up unanswered: {unanswered.Count}, of which {unanswered.Count(c => EffectsOf(c).Count == 1)} are stored");
        findings.Figure($"by kind: {string.Join(", ", commands.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"))}");
        foreach (var command in commands)
        {
            var effects = EffectsOf(command);
            var told = $"{command.Kind} {command.Operation}, sent {command.Sends} times from {command.SentAt:HH:mm:ss.fff}";
            if (command.Fate == Fate.Acknowledged && effects.Count == 0)
            {
                findings.Break("acknowledged is stored", told);
            }

            if (effects.Count > 1)
            {
                findings.Break("nothing takes effect twice", $"{told}: {effects.Count} effects");
            }

            if (effects.Any(e => e != command.Operation))
            {
                findings.Break("what is stored stands under the operation that asked for it", told);
            }
        }

        findings.BreakAll("stored is acknowledged or in flight", _foreign.Select(o => $"operation {o} was never sent"));
        findings.BreakAll("no act of the load is refused", book.Faults);
    }

    /// <summary>What a command of the load asks for; what follows from it may repeat its words.</summary>
    private static bool IsEffect(ProcessEvent what) =>
        what is InstanceStarted or TaskCompleted or MessageReceived or PlanPostponed or ItemAdded or InstanceCancelled;

    private List<Guid> EffectsOf(SentCommand command) => _effects.GetValueOrDefault((command.Kind, command.Mark)) ?? [];

    [GeneratedRegex("m[0-9a-f]{32}")]
    private static partial Regex Marks();
}
