using System.Collections.Immutable;
using Workflows.Faults.Oracles;

namespace Workflows.Faults.Syncs;

/// <summary>Holds the system calls of a server against the order in which they must come: between a request and its answer the log of the
/// cases' database comes to the disk, and no answer goes out while the first transaction written to a log since its request is not there.</summary>
/// <remarks><c>kill -9</c> leaves what was written in the memory of the system, so that only the calls show whether it would outlive the
/// system. Nothing but the commands of one client, sent one after the other, may be under way. A command is one transaction, which is synced
/// once, at its end; what follows it (a mark that it was handed on) is a transaction of its own that no answer waits for.</remarks>
internal static class SyncOracle
{
    private static readonly ImmutableArray<string> Logs = ["workflows.db-wal", "keys.db-wal"];

    /// <param name="calls">In the order in which they ended.</param>
    /// <param name="findings">Told what is missing, and how much was looked at.</param>
    /// <param name="commands">How many were answered.</param>
    public static void Judge(IEnumerable<TracedCall> calls, Findings findings, int commands)
    {
        var (answers, writes, syncs) = (0, 0, 0);
        var written = new HashSet<string>(StringComparer.Ordinal);
        var synced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            if (call.Text.Contains("\"POST /api", StringComparison.Ordinal))
            {
                synced.Clear();
            }

            if (call.Text.Contains("\"HTTP/1.1 2", StringComparison.Ordinal))
            {
                answers++;
                if (!synced.Contains(Logs[0]))
                {
                    findings.Break("what is acknowledged is on the disk", $"between request and answer {answers} nothing came to the disk");
                }

                findings.BreakAll("what is acknowledged is on the disk", written.Select(log => $"answer {answers} goes out before {log} is"));
            }

            foreach (var log in Logs.Where(log => call.Text.Contains(log + ">", StringComparison.Ordinal)))
            {
                if (call.Name is "fsync" or "fdatasync")
                {
                    syncs++;
                    if (written.Remove(log))
                    {
                        synced.Add(log);
                    }
                }
                else
                {
                    writes++;
                    if (!synced.Contains(log))
                    {
                        written.Add(log);
                    }
                }
            }
        }

        findings.Figure($"{commands} commands, {answers} answers, {writes} writes and {syncs} syncs of logs seen");
        if (answers < commands || syncs < commands || writes < commands)
        {
            findings.Break("everything is seen", $"{commands} commands, {answers} answers, {writes} writes, {syncs} syncs");
        }
    }
}
