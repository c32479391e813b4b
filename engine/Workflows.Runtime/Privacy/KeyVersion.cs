using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>A master key as the key store knows it.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Fingerprint">As in <see cref="MasterKey.Fingerprint"/>.</param>
/// <param name="MadeAt">When it was made, or the first key was wrapped with it.</param>
/// <param name="CurrentAt">Since when new keys are wrapped with it; null while nodes are still being given it.</param>
/// <param name="RetiredAt">Since when it wraps nothing here; null while it does or may.</param>
public sealed record KeyVersion(long Version, string Fingerprint, Instant MadeAt, Instant? CurrentAt, Instant? RetiredAt)
{
    public override string ToString() => $"master key {Version} ({Fingerprint})";
}

/// <summary>The table of master keys in the key store: fingerprints and dates, no key.</summary>
internal static class KeyVersions
{
    public static Statement All { get; } = new(
        "master_key.read", "select version, fingerprint, made_at, current_at, retired_at from master_key_version order by version");

    public static KeyVersion Of(Row row) => new(row.Number(0), row.Text(1), row.Time(2), row.TimeOrNull(3), row.TimeOrNull(4));

    public static Task<ImmutableArray<KeyVersion>> ReadAsync(IDatabase database, CancellationToken cancellationToken) =>
        database.QueryAsync(All, Of, cancellationToken);

    /// <summary>The key that a store is made with; of several starters one is the first.</summary>
    public static Statement First(MasterKey key, Instant now) => new(
        "master_key.first",
        "insert into master_key_version (version, fingerprint, made_at, current_at) values (1, $1, $2, $2) on conflict do nothing",
        key.Fingerprint,
        now);

    public static Statement Announce(long version, MasterKey key, Instant now) => new(
        "master_key.announce",
        "insert into master_key_version (version, fingerprint, made_at) values ($1, $2, $3) on conflict do nothing",
        version,
        key.Fingerprint,
        now);

    /// <summary>Forgets one that was announced and that no node has.</summary>
    public static Statement Forget(long version) => new(
        "master_key.forget", "delete from master_key_version where version = $1 and current_at is null", version);

    public static Statement BringIntoUse(long version, Instant now) => new(
        "master_key.current", "update master_key_version set current_at = $2 where version = $1 and current_at is null", version, now);

    /// <summary>Holds a version back from being retired until the transaction ends: it changes nothing of its row, and locks it. Touches none
    /// when it is not the one that new keys are wrapped with.</summary>
    public static Statement HoldCurrent(long version) => new(
        "master_key.hold",
        "update master_key_version set current_at = current_at where version = $1 and retired_at is null "
        + "and version = (select max(version) from master_key_version where current_at is not null)",
        version);

    /// <summary>Retires a version if it wraps nothing.</summary>
    /// <returns>False when it wraps something, or when another node has retired it.</returns>
    /// <remarks>Marked first and counted afterwards: whoever is about to wrap with it has either committed by then, or sees the mark. The time
    /// tells whose mark it is, also when this is run again because the answer was lost.</remarks>
    public static Task<bool> TryRetireAsync(IDatabase database, long version, Instant now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, ct) =>
            {
                if (await session.ExecuteAsync(
                    new Statement(
                        "master_key.retire",
                        "update master_key_version set retired_at = $2 where version = $1 and (retired_at is null or retired_at = $2)",
                        version,
                        now),
                    ct) == 0)
                {
                    return false;
                }

                var wrapped = await session.QueryAsync(
                    new(
                        "master_key.wraps",
                        """
                        select case when exists (select 1 from data_key where version = $1) or exists (select 1 from purpose_key where version = $1)
                        then 1 else 0 end
                        """,
                        version),
                    row => row.Number(0),
                    ct);
                if (wrapped[0] == 0)
                {
                    return true;
                }

                await session.ExecuteAsync(
                    new Statement("master_key.keep", "update master_key_version set retired_at = null where version = $1", version), ct);
                return false;
            },
            cancellationToken);
}
