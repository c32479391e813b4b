using NodaTime;
using Workflows.Runtime.Privacy;

namespace Workflows.Faults.Tampering;

/// <summary>Ways to change what is stored of cases and leave their journals alone, and
/// to write on at the end of a journal with every hash right.</summary>
internal sealed class StateTamperings(Random random)
{
    public IReadOnlyList<(string Name, Func<TamperSession, Task<Tampered?>> Do)> All =>
    [
        ("state-column", ChangeColumnAsync),
        ("state-grant", GrantAsync),
        ("state-remove", RemoveAsync),
        ("state-swap", SwapAsync),
        ("forged-tail", ForgeTailAsync),
    ];

    private async Task<Tampered?> ChangeColumnAsync(TamperSession store)
    {
        (string Table, string Key, string Change)[] changes =
        [
            ("instance", "id", "status = case status when 'completed' then 'running' else 'completed' end"),
            ("instance", "id", "started_at = started_at + 1"),
            ("instance", "id", "started_by = 'eve'"),
            ("instance", "id", "ended_at = coalesce(ended_at, started_at) + 1"),
            ("instance", "id", "process = 'other'"),
            ("instance", "id", "last_element = last_element + 1"),
            ("token", "instance", "node = 'elsewhere'"),
            ("wait", "instance", "due_at = coalesce(due_at, 0) + 1"),
            ("wait", "instance", "correlation = null"),
            ("access", "instance", "extent = 3 - extent"),
            ("access", "instance", "principal = principal || '-eve'"),
            ("access", "instance", "started_at = started_at + 1"),
            ("access", "instance", "process = 'other'"),
        ];
        var instance = await InstanceAsync(store);
        var (table, key, change) = changes[random.Next(changes.Length)];
        return await store.DoAsync($"update {table} set {change} where {key} = $1", instance) > 0
            ? new($"{table}.{change} of {instance}", [instance])
            : null;
    }

    /// <summary>Lets somebody see a case.</summary>
    private async Task<Tampered?> GrantAsync(TamperSession store)
    {
        var instance = await InstanceAsync(store);
        await store.DoAsync(
            "insert into access (instance, principal, extent, process, started_at) select id, $2, 2, process, started_at from instance where id = $1",
            instance,
            $"person:{Guid.NewGuid():N}");
        return new($"access to {instance}", [instance]);
    }

    private async Task<Tampered?> RemoveAsync(TamperSession store)
    {
        var instance = await InstanceAsync(store);
        string[] tables = ["access", "token", "wait", "scope"];
        var table = tables[random.Next(tables.Length)];
        return await store.DoAsync($"delete from {table} where instance = $1", instance) > 0 ? new($"{table} of {instance}", [instance]) : null;
    }

    /// <summary>Gives two cases one another's sealed content.</summary>
    private async Task<Tampered?> SwapAsync(TamperSession store)
    {
        var (one, other) = (await InstanceAsync(store), await InstanceAsync(store));
        if (one == other)
        {
            return null;
        }

        var closed = await store.OneAsync("select closed from instance where id = $1", row => row.Bytes(0), one);
        await store.DoAsync("update instance set closed = (select closed from instance where id = $2) where id = $1", one, other);
        await store.DoAsync("update instance set closed = $2 where id = $1", other, closed);
        return new($"content of {one} and {other}", [one, other]);
    }

    /// <summary>Adds an entry after the newest anchor, as the engine would but
    /// without the key of the case: what it holds is another entry's.</summary>
    private async Task<Tampered?> ForgeTailAsync(TamperSession store)
    {
        var instance = await InstanceAsync(store);
        var last = await store.OneAsync(
            "select sequence, at, hash, closed from journal where instance = $1 order by sequence desc limit 1",
            row => (Sequence: row.Number(0), At: row.Time(1), Hash: row.Bytes(2), Closed: row.Bytes(3)),
            instance);
        var operation = Guid.NewGuid();
        var at = last.At + Duration.FromSeconds(random.Next(1, 1000));
        var head = JournalChain.Next(last.Hash, new(instance, last.Sequence + 1, at, "deliver-message", "person:eve", null, operation), last.Closed);
        await store.DoAsync(
            "insert into journal (instance, sequence, at, kind, actor, operation, closed, hash) values ($1, $2, $3, 'deliver-message', "
                + "'person:eve', $4, $5, $6)",
            instance,
            last.Sequence + 1,
            at,
            operation,
            last.Closed,
            head);
        await store.DoAsync("update instance set revision = $2, head = $3 where id = $1", instance, last.Sequence + 1, head);
        return new($"entry {last.Sequence + 1} of {instance}", [instance]);
    }

    private async Task<Guid> InstanceAsync(TamperSession store)
    {
        var instances = await store.AllAsync("select id from instance order by id", row => row.Id(0));
        return instances[random.Next(instances.Count)];
    }
}
