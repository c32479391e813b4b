using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workflows.Faults.Load;

/// <summary>What the senders know: every command with its fate, the files that were given, and what may not have happened.</summary>
internal sealed class LoadBook
{
    private readonly ConcurrentQueue<SentCommand> _commands = new();
    private readonly ConcurrentQueue<GivenFile> _files = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private int _acknowledged;
    private int _unavailable;

    public IReadOnlyCollection<SentCommand> Commands => _commands;

    /// <summary>Files of answers that were acknowledged.</summary>
    public IReadOnlyCollection<GivenFile> Files => _files;

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Commands that were acknowledged so far.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>How often a server said that nothing can be stored now.</summary>
    public int Unavailable => Volatile.Read(ref _unavailable);

    /// <summary>Waits until so many commands have been acknowledged, but no longer than a time.</summary>
    public async Task ReachAsync(int acknowledged, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Acknowledged < acknowledged && clock.Elapsed < atMost)
        {
            await look.WaitForNextTickAsync(cancellationToken);
        }
    }

    public void Acknowledge(SentCommand command)
    {
        command.Fate = Fate.Acknowledged;
        Interlocked.Increment(ref _acknowledged);
    }

    public void NoteUnavailable() => Interlocked.Increment(ref _unavailable);

    public void Note(SentCommand command) => _commands.Enqueue(command);

    public void Note(GivenFile file) => _files.Enqueue(file);

    /// <summary>Something that no crash excuses: an act refused, an acknowledged case not found, a repeat answered otherwise.</summary>
    public void Fault(string what) => _faults.Enqueue(what);
}

/// <param name="File">Its id.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
internal sealed record GivenFile(string File, string Sha256);
