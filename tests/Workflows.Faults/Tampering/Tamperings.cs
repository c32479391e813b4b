using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.Privacy;

namespace Workflows.Faults.Tampering;

/// <summary>What was done, and which cases it was done to: one of them must be named. Null cases: anything told is right.</summary>
internal sealed record Tampered(string What, ImmutableArray<Guid>? Cases);

/// <summary>Ways to change a database past the engine. Each changes something, or says that it did not.</summary>
internal sealed class Tamperings(Random random)
{
    private static readonly string[] OfCases =
        ["access", "scope", "token", "arrival", "task_candidate", "task", "wait", "incident", "outbox", "notice", "deadline", "document", "journal"];

    /// <summary>By name; picked alike often.</summary>
    public IReadOnlyList<(string Name, Func<TamperSession, Task<Tampered?>> Do)> All =>
    [
        .. new BitTamperings(random).All,
        ("delete", DeleteAsync),
        ("delete-system", DeleteSystemAsync),
        ("renumber", RenumberAsync),
        ("swap", SwapAsync),
        ("swap-between-cases", SwapBetweenAsync),
        ("cut", CutAsync),
        ("put-back", PutBackAsync),
        ("put-all-back", PutAllBackAsync),
        ("remove-case", RemoveCaseAsync),
        ("remove-row", RemoveRowAsync),
        ("write-anew", WriteAnewAsync),
        .. new StateTamperings(random).All,
    ];

    private async Task<Tampered?> DeleteAsync(TamperSession store)
    {
        var (instance, sequence) = await store.EntryAsync(random);
        await store.DoAsync(
            "delete from journal where instance = $1 and sequence >= $2 and sequence <= $3", instance, sequence, sequence + random.Next(3));
        return new($"from entry {sequence} of {instance}", [instance]);
    }

    private async Task<Tampered?> DeleteSystemAsync(TamperSession store)
    {
        var number = random.NextInt64(await store.OneAsync("select max(number) from system_entry", row => row.Number(0))) + 1;
        await store.DoAsync(
            random.Next(2) == 0 ? "delete from system_entry where number = $1" : "delete from system_entry where number >= $1", number);
        return new($"from entry {number} of the installation", null);
    }

    /// <summary>Takes an entry out and closes the gap.</summary>
    private async Task<Tampered?> RenumberAsync(TamperSession store)
    {
        var (instance, sequence) = await store.EntryAsync(random);
        await store.DoAsync("delete from journal where instance = $1 and sequence = $2", instance, sequence);
        for (var next = sequence + 1; await store.DoAsync(
            "update journal set sequence = $3 where instance = $1 and sequence = $2", instance, next, next - 1) > 0;)
        {
            next++;
        }

        // With the number in the row as well: without this, counting would be enough.
        await store.DoAsync("update instance set revision = revision - 1 where id = $1", instance);
        return new($"entry {sequence} of {instance}", [instance]);
    }

    private async Task<Tampered?> SwapAsync(TamperSession store)
    {
        var (instance, one) = await store.EntryAsync(random);
        var last = await store.OneAsync("select max(sequence) from journal where instance = $1", row => row.Number(0), instance);
        var other = random.NextInt64(last) + 1;
        return one == other ? null : await SwapAsync(store, (instance, one), (instance, other));
    }

    private async Task<Tampered?> SwapBetweenAsync(TamperSession store)
    {
        var (one, other) = (await store.EntryAsync(random), await store.EntryAsync(random));
        return one.Instance == other.Instance ? null : await SwapAsync(store, one, other);
    }

    private static async Task<Tampered?> SwapAsync(TamperSession store, (Guid Instance, long Sequence) one, (Guid Instance, long Sequence) other)
    {
        const string Move = "update journal set instance = $3, sequence = $4 where instance = $1 and sequence = $2";
        await store.DoAsync(Move, one.Instance, one.Sequence, one.Instance, -1L);
        await store.DoAsync(Move, other.Instance, other.Sequence, one.Instance, one.Sequence);
        await store.DoAsync(Move, one.Instance, -1L, other.Instance, other.Sequence);
        return new($"entry {one.Sequence} of {one.Instance} and {other.Sequence} of {other.Instance}", [one.Instance, other.Instance]);
    }

    private async Task<Tampered?> CutAsync(TamperSession store)
    {
        var (instance, sequence) = await store.EntryAsync(random);
        await store.DoAsync("delete from journal where instance = $1 and sequence >= $2", instance, sequence);
        return new($"entries from {sequence} of {instance}", [instance]);
    }

    private async Task<Tampered?> PutBackAsync(TamperSession store)
    {
        var (instance, sequence) = await store.EntryAsync(random);
        return await PutBackAsync(store, instance, sequence) ? new($"{instance} to entry {sequence}", [instance]) : null;
    }

    private async Task<Tampered?> PutAllBackAsync(TamperSession store)
    {
        var changed = new List<Guid>();
        foreach (var (instance, last) in await store.AllAsync("select id, revision from instance", row => (row.Id(0), row.Number(1))))
        {
            if (await PutBackAsync(store, instance, Math.Max(1, last - random.Next(1, 3))))
            {
                changed.Add(instance);
            }
        }

        await store.DoAsync("delete from system_entry where number > $1", random.NextInt64(3) + 1);
        await store.DoAsync("update anchor_log set number = 1");
        return new("the whole database", [.. changed]);
    }

    private static async Task<bool> PutBackAsync(TamperSession store, Guid instance, long sequence)
    {
        if (await store.DoAsync("delete from journal where instance = $1 and sequence > $2", instance, sequence) == 0)
        {
            return false;
        }

        await store.DoAsync(
            "update instance set revision = $2, head = (select hash from journal where instance = $1 and sequence = $2) where id = $1",
            instance,
            sequence);
        return true;
    }

    private async Task<Tampered?> RemoveCaseAsync(TamperSession store)
    {
        var (instance, _) = await store.EntryAsync(random);
        foreach (var table in OfCases)
        {
            await store.DoAsync($"delete from {table} where instance = $1", instance);
        }

        await store.DoAsync("delete from instance where id = $1", instance);
        return new($"{instance}", [instance]);
    }

    private async Task<Tampered?> RemoveRowAsync(TamperSession store)
    {
        var (instance, _) = await store.EntryAsync(random);
        foreach (var table in OfCases.Where(t => t != "journal"))
        {
            await store.DoAsync($"delete from {table} where instance = $1", instance);
        }

        await store.DoAsync("delete from instance where id = $1", instance);
        return new($"{instance}", [instance]);
    }

    /// <summary>Changes who did something, and makes every hash from there on anew, that in the row included.</summary>
    private async Task<Tampered?> WriteAnewAsync(TamperSession store)
    {
        var (instance, from) = await store.EntryAsync(random);
        var head = from == 1
            ? JournalChain.Beginning.ToArray()
            : await store.OneAsync("select hash from journal where instance = $1 and sequence = $2", row => row.Bytes(0), instance, from - 1);
        var entries = await store.AllAsync(
            "select sequence, at, kind, person, operation, closed from journal where instance = $1 and sequence >= $2 order by sequence",
            row =>
                (Sequence: row.Number(0), At: row.Time(1), Kind: row.Text(2), Person: row.TextOrNull(3), Operation: row.Id(4), Closed: row.Bytes(5)),
            instance,
            from);
        foreach (var entry in entries)
        {
            head = JournalChain.Next(
                head,
                new(instance, entry.Sequence, entry.At + Duration.FromDays(1), entry.Kind, "person:eve", entry.Person, entry.Operation),
                entry.Closed);
            await store.DoAsync(
                "update journal set at = $3, actor = 'person:eve', hash = $4 where instance = $1 and sequence = $2",
                instance,
                entry.Sequence,
                entry.At + Duration.FromDays(1),
                head);
        }

        await store.DoAsync("update instance set head = $2 where id = $1", instance, head);
        return new($"{instance} from entry {from}", [instance]);
    }
}
