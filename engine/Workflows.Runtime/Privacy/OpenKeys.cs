using System.Collections.Concurrent;

namespace Workflows.Runtime.Privacy;

/// <summary>Opened keys that are kept in memory for a while: reading one again is a query. What is destroyed here is gone at once.</summary>
/// <param name="staleFor">How long one is used without asking again.</param>
/// <param name="time">Counts that.</param>
internal sealed class OpenKeys(TimeSpan staleFor, TimeProvider time)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<DataKeyId, (DataKey Key, long Since)> _open = new();
    private readonly ConcurrentDictionary<DataKeyId, bool> _destroyed = new();
    private int _kept;

    public DataKey? Find(DataKeyId id) => _open.TryGetValue(id, out var kept) && time.GetElapsedTime(kept.Since) < staleFor ? kept.Key : null;

    /// <returns>False when it was destroyed meanwhile: then it may not be used.</returns>
    public bool Keep(DataKey key)
    {
        // Counted here and roughly: the dictionary's own count stops every thread.
        if (Interlocked.Increment(ref _kept) > Most)
        {
            Interlocked.Exchange(ref _kept, 0);
            _open.Clear();
        }

        _open[key.Id] = (key, time.GetTimestamp());
        if (_destroyed.ContainsKey(key.Id))
        {
            _open.TryRemove(key.Id, out _);
            return false;
        }

        return true;
    }

    public void Forget(DataKeyId id) => _open.TryRemove(id, out _);

    public void Destroy(DataKeyId id)
    {
        // Remembered, so that a reader who had just fetched the key does not keep it.
        _destroyed[id] = true;
        _open.TryRemove(id, out _);
    }
}
