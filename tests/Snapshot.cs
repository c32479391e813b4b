using System.Runtime.CompilerServices;
using Xunit;

namespace Workflows.Tests;

/// <summary>Compares a text with the one that was reviewed and committed beside the test: <c>Class.Method.verified.ext</c>. A text that
/// differs is written to <c>Class.Method.received.ext</c>; to accept it, rename that file.</summary>
internal static class Snapshot
{
    public static void Verify(string text, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        var verified = $"{path}.verified.{extension}";
        var received = $"{path}.received.{extension}";
        var actual = text.ReplaceLineEndings("\n");
        if (File.Exists(verified) && string.Equals(File.ReadAllText(verified).ReplaceLineEndings("\n"), actual, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"Not as reviewed: compare {received} with {verified}.");
    }
}
