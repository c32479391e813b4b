using NodaTime;
using NodaTime.Text;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>Brings a node's key file and the key store together when it starts.</summary>
internal static class MasterKeyOpening
{
    /// <summary>Reads the file and compares it with the store; an empty store without a file gets a new key.</summary>
    /// <returns>The keys, and whether the store had none before.</returns>
    /// <exception cref="StartRefusedException">The file is lost, open to others, or that of another store.</exception>
    public static async Task<(MasterKeys Keys, bool IsNewStore)> OpenAsync(
        IDatabase database, string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var known = await KeyVersions.ReadAsync(database, cancellationToken);
        var isNew = known.IsEmpty;
        var isMadeHere = isNew && !File.Exists(path) && MasterKeyFile.TryMake(path, now);
        if (!File.Exists(path))
        {
            throw new StartRefusedException(
                $"The master key file {path} is not there, and the cases in this installation are sealed under it. "
                + "Put it back from where it is kept safe, or copy it from another node (mode 0600, same user); without it they cannot be read.");
        }

        var held = await MasterKeyFile.ReadAsync(path, cancellationToken);
        if (isNew)
        {
            await database.ExecuteAsync([KeyVersions.First(held[^1], now)], cancellationToken);
            known = await KeyVersions.ReadAsync(database, cancellationToken);
        }

        var keys = new MasterKeys(held, [.. held.Select(k => k.Fingerprint)], known);
        if (keys.Missing is [])
        {
            return (keys, isNew);
        }

        if (isMadeHere)
        {
            // Nothing was sealed with it, and left there it would only be in the way of the right one.
            File.Delete(path);
            throw new StartRefusedException(
                $"Another node has made the master key of this key store at the same moment. Copy its file to {path} (mode 0600, same user), "
                + "and start again.");
        }

        throw new StartRefusedException(known.Any(v => keys.InFile.Contains(v.Fingerprint))
            ? $"The master key file {path} lacks {keys.Missing[0]}, in use since {Day(keys.Missing[0].CurrentAt!.Value)}. "
                + "Copy the file from a node that has it, or put it back from where it is kept safe."
            : $"The master key file {path} is not the one that this key store was made with. Put back the right file, "
                + "or, for one of several nodes, copy that of the first (mode 0600, same user).");
    }

    private static string Day(Instant at) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd").Format(at);
}
