namespace Workflows.Runtime.Storage;

/// <summary>Answers asks for single values out of reads of many: those that come while others are being read are read together next. Nothing is
/// kept, and none waits where none is being read.</summary>
/// <param name="read">Reads values by their keys; those that there are not are left out.</param>
internal sealed class TogetherReading<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
    where TValue : class
{
    /// <summary>Reads under way at once.</summary>
    private const int AtOnce = 3;

    /// <summary>Values in one read.</summary>
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly Queue<(TKey Key, TaskCompletionSource<TValue?> Answer)> _asks = new();
    private int _underWay;

    /// <summary>The value as it is at some time after this was asked; null when there is none.</summary>
    public Task<TValue?> ReadAsync(TKey key)
    {
        var answer = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _asks.Enqueue((key, answer));
            if (_underWay == AtOnce)
            {
                return answer.Task;
            }

            _underWay++;
        }

        _ = WorkAsync();
        return answer.Task;
    }

    private async Task WorkAsync()
    {
        while (Take() is { Count: > 0 } asks)
        {
            try
            {
                var found = await read([.. asks.Select(a => a.Key).Distinct()]);
                asks.ForEach(a => a.Answer.SetResult(found.GetValueOrDefault(a.Key)));
            }
            catch (Exception cause)
            {
                // Whatever it was, those who asked must hear of it.
                asks.ForEach(a => a.Answer.TrySetException(cause));
            }
        }
    }

    private List<(TKey Key, TaskCompletionSource<TValue?> Answer)> Take()
    {
        lock (_lock)
        {
            var asks = new List<(TKey, TaskCompletionSource<TValue?>)>();
            while (asks.Count < Most && _asks.TryDequeue(out var ask))
            {
                asks.Add(ask);
            }

            _underWay -= asks.Count == 0 ? 1 : 0;
            return asks;
        }
    }
}
