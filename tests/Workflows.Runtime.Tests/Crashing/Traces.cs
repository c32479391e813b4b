using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Engine.State;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Xunit;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>What a case has left in the store, in words that are the same for two cases with the same fate.</summary>
/// <remarks>Ids are numbered as they appear and times left out. Attempts at a call are left out as well: a crash may cost one, and the number
/// of the one that was answered tells nothing of what came of it.</remarks>
internal static partial class Traces
{
    private static readonly string[] Tables = ["task", "wait", "token", "scope", "incident", "access", "document", "blob", "case_link", "dispatch"];

    /// <summary>The trace of a case and of those that it called.</summary>
    public static async Task<string> OfAsync(TestNode node, InstanceId id)
    {
        var trace = new StringBuilder();
        var called = await node.Database.QueryAsync(
            new("trace.called", "select child from case_link where parent = $1 order by asked_at", id.Value),
            row => new InstanceId(row.Id(0)),
            default);
        foreach (var one in called.Prepend(id))
        {
            await AddAsync(trace, node, one);
        }

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return Attempts().Replace(Times().Replace(
            Ids().Replace(trace.ToString(), found => ids.TryGetValue(found.Value, out var known) ? known : ids[found.Value] = $"#{ids.Count}"),
            "T"), "");
    }

    private static async Task AddAsync(StringBuilder trace, TestNode node, InstanceId id)
    {
        var stored = await node.Instances.LoadAsync(id, default);
        Assert.NotNull(stored);
        var entries = await node.Database.QueryAsync(
            new("trace.journal", "select sequence, kind, person, closed from journal where instance = $1 order by sequence", id.Value),
            row => (Sequence: row.Number(0), Kind: row.Text(1), Person: row.TextOrNull(2), Closed: row.Bytes(3)),
            default);
        var state = InstanceState.Before(id);
        foreach (var (sequence, kind, person, closed) in entries)
        {
            var events = SealedJson.Open<JournalPayload>(stored.Key, closed, JournalPayload.PlaceOf(id, sequence)).Events;
            state = state.After(events);
            if (kind is not ("begin-attempt" or "fail-attempt"))
            {
                trace.AppendLine($"{kind} by {person}: {JsonSerializer.Serialize(events, EngineJson.Options)}");
            }
        }

        // The header holds a list, and lists are compared by what they are.
        Assert.True((StateDiff.Between(stored.State, state) with { HeaderChanged = false }).IsEmpty, "The rows are not what the journal comes to.");
        foreach (var table in Tables)
        {
            var column = table is "case_link" ? "parent" : table is "dispatch" ? "sender" : "instance";
            trace.AppendLine($"{table}: {await node.CountAsync(table, $"{column} = {Literal(node, id)}")}");
        }

        foreach (var table in (string[])["outbox", "notice"])
        {
            var fate = table is "outbox" ? "state" : "'told'";
            var rows = await node.Database.QueryAsync(
                new("trace.told", $"select kind, person, {fate} from {table} where instance = $1 order by kind, person, id", id.Value),
                row => $"{row.Text(0)} {row.Text(1)} {row.Text(2)}",
                default);
            trace.AppendLine($"{table}: {string.Join(", ", rows)}");
        }
    }

    private static string Literal(TestNode node, InstanceId id) =>
        node.Database.Dialect is SqlDialect.Postgres ? $"'{id.Value}'" : $"x'{Convert.ToHexString(id.Value.ToByteArray(bigEndian: true))}'";

    [GeneratedRegex("n[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T[\d:.]+Z?)?")]
    private static partial Regex Times();

    [GeneratedRegex("\"attempt\":\\d+,?")]
    private static partial Regex Attempts();
}
