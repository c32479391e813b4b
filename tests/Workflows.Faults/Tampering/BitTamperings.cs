using System.Collections.Immutable;
using System.Text;

namespace Workflows.Faults.Tampering;

/// <summary>Ways to change single bits of what is stored in journals and beside them.</summary>
internal sealed class BitTamperings(Random random)
{
    public IReadOnlyList<(string Name, Func<TamperSession, Task<Tampered?>> Do)> All =>
    [
        ("flip", FlipAsync),
        ("flip-row", FlipRowAsync),
        ("flip-system", FlipSystemAsync),
    ];

    private async Task<Tampered?> FlipAsync(TamperSession store)
    {
        var (instance, sequence) = await store.EntryAsync(random);
        string[] columns = ["at", "kind", "actor", "operation", "closed", "hash"];
        var column = columns[random.Next(columns.Length)];
        return await FlipAsync(store, "journal", column, "instance = $2 and sequence = $3", [instance, sequence], [instance]);
    }

    private async Task<Tampered?> FlipRowAsync(TamperSession store)
    {
        var (instance, _) = await store.EntryAsync(random);
        return await FlipAsync(store, "instance", random.Next(2) == 0 ? "revision" : "head", "id = $2", [instance], [instance]);
    }

    private async Task<Tampered?> FlipSystemAsync(TamperSession store)
    {
        var number = await store.OneAsync("select max(number) from system_entry", row => row.Number(0));
        string[] columns = ["at", "kind", "detail", "hash", "number"];
        return await FlipAsync(store, "system_entry", columns[random.Next(columns.Length)], "number = $2", [random.NextInt64(number) + 1], null);
    }

    private async Task<Tampered?> FlipAsync(
        TamperSession store, string table, string column, string where, object[] key, ImmutableArray<Guid>? cases)
    {
        // The same parameters with other numbers: the value comes first when it is set.
        var lookWhere = where.Replace("$2", "$1", StringComparison.Ordinal).Replace("$3", "$2", StringComparison.Ordinal);
        object? changed = column switch
        {
            "kind" or "actor" or "detail" =>
                await store.OneAsync($"select {column} from {table} where {lookWhere}", row => FlipText(row.TextOrNull(0)), key),
            "at" or "revision" or "number" =>
                await store.OneAsync($"select {column} from {table} where {lookWhere}", row => row.Number(0) ^ (1L << random.Next(40)), key),
            "operation" => await store.OneAsync(
                $"select {column} from {table} where {lookWhere}", row => new Guid(FlipBytes(row.Id(0).ToByteArray(true)), true), key),
            _ => await store.OneAsync($"select {column} from {table} where {lookWhere}", row => FlipBytes(row.Bytes(0)), key),
        };
        if (column == "number" && await store.OneAsync("select count(*) from system_entry where number = $1", row => row.Number(0), changed) > 0)
        {
            return null;
        }

        await store.DoAsync($"update {table} set {column} = $1 where {where}", [changed, .. key]);
        return new($"{table}.{column} of {string.Join('/', key)}", cases);
    }

    private byte[] FlipBytes(byte[] value)
    {
        var flipped = (byte[])value.Clone();
        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    /// <summary>The result is a text still: a database takes no other.</summary>
    private string FlipText(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "x";
        }

        var bytes = Encoding.ASCII.GetBytes(value);
        var at = random.Next(bytes.Length);
        bytes[at] ^= (byte)(1 << random.Next(7));
        return Encoding.ASCII.GetString(bytes).Replace('\0', '\u0001');
    }
}
