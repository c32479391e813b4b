using System.Runtime.CompilerServices;
using Xunit;

namespace Workflows.Tests.Shared;

/// <summary>Compares a text with the one that was reviewed before, by Verify's conventions: beside the test lies
/// <c>Class.Method.verified.txt</c>; a text that differs is written to <c>Class.Method.received.txt</c>, to be looked at and,
/// when it is right, to take the other's place.</summary>
internal static class Snapshot
{
    /// <param name="actual">What came out; line ends do not matter.</param>
    /// <param name="name">Tells several snapshots of one test apart.</param>
    /// <param name="extension">What kind of text it is, so that it opens as that: <c>svg</c> is looked at as a picture.</param>
    /// <param name="test">Filled in by the compiler: the test's method.</param>
    /// <param name="file">Filled in by the compiler: the test's file, which is named for its class.</param>
    public static void Verify(
        string actual, string? name = null, string extension = "txt", [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}{(name is null ? "" : $"_{name}")}");
        var verified = $"{stem}.verified.{extension}";
        var received = $"{stem}.received.{extension}";
        var text = actual.ReplaceLineEndings("\n");
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(
            $"Not as reviewed. Compare, and move the first over the second when it is right:\n  {received}\n  "
                + $"{verified}\n\n{FirstDifference(verified, text)}");
    }

    private static string FirstDifference(string verified, string actual)
    {
        if (!File.Exists(verified))
        {
            return "Nothing was reviewed so far.";
        }

        var before = File.ReadAllText(verified).ReplaceLineEndings("\n").Split('\n');
        var after = actual.Split('\n');
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length)).First(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i));
        return $"First difference in line {line + 1}:\n  reviewed: {before.ElementAtOrDefault(line) ?? "(end)"}\n  received: "
            + $"{after.ElementAtOrDefault(line) ?? "(end)"}";
    }
}
