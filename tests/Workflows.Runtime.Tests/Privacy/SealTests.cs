using NodaTime;
using Workflows.Runtime.Privacy;
using Xunit;

namespace Workflows.Runtime.Tests.Privacy;

public sealed class SealTests
{
    private static readonly Guid Row = Guid.Parse("6f9c3ba5-46ff-4a21-98f8-bd6ab1fb0d55");

    [Fact]
    public void A_sealed_value_opens_with_its_key_in_its_place_only()
    {
        var key = DataKey.Create();
        var closed = key.Close("secret"u8, SealedPlace.Of("task.sealed", Row, 7));

        Assert.Equal("secret"u8.ToArray(), key.Open(closed, SealedPlace.Of("task.sealed", Row, 7)));
        Assert.Throws<SealBrokenException>(() => key.Open(closed, SealedPlace.Of("task.sealed", Row, 8)));
        Assert.Throws<SealBrokenException>(() => key.Open(closed, SealedPlace.Of("task.sealee", Row, 7)));
        Assert.Throws<SealBrokenException>(() => key.Open(closed, SealedPlace.Of("task.sealed", Guid.Empty, 7)));
        Assert.Throws<SealBrokenException>(() => DataKey.Create().Open(closed, SealedPlace.Of("task.sealed", Row, 7)));
    }

    [Fact]
    public void Every_changed_bit_and_every_cut_is_found_out()
    {
        var key = DataKey.Create();
        var place = SealedPlace.Of("task.sealed", Row, 7);
        var closed = key.Close("secret"u8, place);

        for (var bit = 0; bit < closed.Length * 8; bit++)
        {
            var changed = closed.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SealBrokenException>(() => key.Open(changed, place));
        }

        Assert.All(Enumerable.Range(0, closed.Length), length => Assert.Throws<SealBrokenException>(() => key.Open(closed.AsSpan(0, length), place)));
    }

    [Fact]
    public void The_same_value_is_never_sealed_the_same_way_twice()
    {
        var key = DataKey.Create();
        var place = SealedPlace.Of("task.sealed", Row, 7);

        Assert.NotEqual(key.Close("secret"u8, place), key.Close("secret"u8, place));
    }

    [Fact]
    public void The_chain_depends_on_every_part_of_an_entry_and_on_the_one_before()
    {
        var entry = new JournalHeader(Row, 1, Instant.FromUnixTimeSeconds(1_600_000_000), "start", "person:a", null, Guid.Empty);
        byte[][] hashes =
        [
            JournalChain.Next(JournalChain.Beginning, entry, [1, 2]),
            JournalChain.Next(JournalChain.Next(JournalChain.Beginning, entry, [1, 2]), entry, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry, [1, 3]),
            JournalChain.Next(JournalChain.Beginning, entry with { Sequence = 2 }, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry with { Instance = Guid.Empty }, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry with { At = entry.At.PlusTicks(1) }, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry with { Kind = "startp", Actor = "erson:a" }, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry with { Operation = Row }, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry with { Person = "" }, [1, 2]),
            JournalChain.Next(JournalChain.Beginning, entry with { Actor = null, Person = "person:a" }, [1, 2]),
        ];

        Assert.Equal(hashes.Length, hashes.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(hashes[0], JournalChain.Next(JournalChain.Beginning, entry with { }, [1, 2]));
    }
}
