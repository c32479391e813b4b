using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>What a group commit stores into.</summary>
internal interface IGroupStore
{
    /// <summary>True when writes must not be stored together now.</summary>
    bool IsOneByOne { get; }

    /// <summary>Stores writes in one transaction.</summary>
    /// <exception cref="PostgresException">A guard held one of them back or a statement failed, and nothing was stored.</exception>
    /// <exception cref="StorageUnavailableException">The server is away.</exception>
    Task StoreTogetherAsync(IReadOnlyList<GuardedWrite> writes);

    /// <returns>False when a guard held it back.</returns>
    /// <exception cref="StorageUnavailableException">The server is away.</exception>
    Task<bool> StoreAloneAsync(GuardedWrite write);
}
