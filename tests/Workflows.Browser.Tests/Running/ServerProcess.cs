using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Browser.Tests.Running;

/// <summary>The server as a person runs it: a process of its own with folders of its own, and what it says on the console.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _home;
    private readonly StringBuilder _said;

    private ServerProcess(Process process, string home, StringBuilder said, Uri signInLink)
    {
        (_process, _home, _said, SignInLink) = (process, home, said, signInLink);
    }

    /// <summary>The one-time link that it printed.</summary>
    public Uri SignInLink { get; }

    public Uri Address => new(SignInLink.GetLeftPart(UriPartial.Authority));

    /// <summary>Starts it with the campaign's processes and waits until it says how to get in.</summary>
    /// <exception cref="InvalidOperationException">It ended or said nothing; its words are in the message.</exception>
    public static async Task<ServerProcess> StartAsync()
    {
        var home = Directory.CreateTempSubdirectory("workflows-browser-").FullName;
        Campaign.WriteInto(Path.Combine(home, "processes"));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Workflows.Server.dll"),
                "--port", "0",
                "--data", Path.Combine(home, "data"),
                "--processes", Path.Combine(home, "processes"),
            },
        };
        var said = new StringBuilder();
        var link = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => link.TrySetException(new InvalidOperationException($"The server ended:\n{Words(said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, home, said, await link.Task.WaitAsync(LongestStart));

        void Hear(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }

            if (line is not null && Link().Match(line) is { Success: true } found)
            {
                link.TrySetResult(new(found.Value));
            }
        }
    }

    /// <summary>All that it has said so far.</summary>
    public string Said => Words(_said);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private static string Words(StringBuilder said)
    {
        lock (said)
        {
            return said.ToString();
        }
    }

    [GeneratedRegex(@"https?://\S+/sign-in#\S+")]
    private static partial Regex Link();
}
