using System.Collections.Concurrent;

namespace Workflows.Faults.Load;

/// <summary>What the senders know: every command with its fate, the files that were given, and what may not have happened.</summary>
internal sealed class LoadBook
{
    private readonly ConcurrentQueue<SentCommand> _commands = new();
    private readonly ConcurrentQueue<GivenFile> _files = new();
    private readonly ConcurrentQueue<string> _faults = new();

    public IReadOnlyCollection<SentCommand> Commands => _commands;

    /// <summary>Files of answers that were acknowledged.</summary>
    public IReadOnlyCollection<GivenFile> Files => _files;

    public IReadOnlyCollection<string> Faults => _faults;

    public void Note(SentCommand command) => _commands.Enqueue(command);

    public void Note(GivenFile file) => _files.Enqueue(file);

    /// <summary>Something that no crash excuses: an act refused, an acknowledged case not found, a repeat answered otherwise.</summary>
    public void Fault(string what) => _faults.Enqueue(what);
}

/// <param name="File">Its id.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
internal sealed record GivenFile(string File, string Sha256);
