using System.CommandLine;
using Workflows.Cli.Running;
using Workflows.Runtime.Anchors;

namespace Workflows.Cli.Stores;

/// <summary>Where anchors are looked for, and whose signatures are believed.</summary>
/// <remarks>In <c>anchors</c> in the data folder, in the second place that <c>Workflows__Anchors__Also</c> names, and in every folder given.
/// Believed is the data folder's own key, and every key given.</remarks>
internal sealed class AnchorPlaces(StorePlace store)
{
    private readonly AnchorFolders _folders = new("Another folder with anchors, such as the second place or that of another node");

    private readonly Option<string[]> _keys = new("--anchor-key")
    {
        Description = "A public key that anchors are signed with, kept apart from them",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        _folders.AddTo(command);
        command.Options.Add(_keys);
    }

    /// <exception cref="CommandStoppedException">A key is none, or a folder is not there.</exception>
    public AnchorsRead Read(ParseResult given, CommandSurroundings surroundings, CancellationToken cancellation)
    {
        var named = _folders.Given(given, surroundings);
        var data = store.Data.Find(given, surroundings);
        string?[] folders = [data is null ? null : Path.Combine(data, "anchors"), AnchorFolders.SecondPlace(surroundings), .. named];
        var trusted = (given.GetValue(_keys) ?? []).Select(k => FingerprintOf(surroundings.PathOf(k))
            ?? throw CommandStoppedException.Usage(
                $"The file {k} is no key that anchors are signed with.", "it is one of the .pub files beside anchors"));
        var own = OwnKeys(data, surroundings).Select(FingerprintOf).OfType<string>();
        return AnchorsRead.From(
            [.. folders.OfType<string>().Select(f => Path.GetFullPath(f))], [.. own, .. trusted], cancellation);
    }

    /// <summary>The node's own, and that which earlier versions kept beside the master key.</summary>
    private static IEnumerable<string> OwnKeys(string? data, CommandSurroundings surroundings)
    {
        if (data is not null)
        {
            yield return Path.Combine(data, "keys", AnchorKey.FileName);
        }

        if (surroundings.Environment("Workflows__MasterKeyFile") is { Length: > 0 } master)
        {
            yield return Path.Combine(Path.GetDirectoryName(surroundings.PathOf(master))!, AnchorKey.FileName);
        }
    }

    private static string? FingerprintOf(string path)
    {
        using var key = AnchorKey.Read(path);
        return key?.Fingerprint;
    }
}
