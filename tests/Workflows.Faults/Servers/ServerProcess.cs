using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workflows.Faults.Servers;

/// <summary>A server in a process of its own, which can be killed as a power cut would: with no word of warning (SIGKILL).</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _dataFolder;
    private readonly List<string> _errors = [];

    private ServerProcess(Process process, string dataFolder)
    {
        _process = process;
        _dataFolder = dataFolder;
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>Starts the program; it is not ready yet.</summary>
    /// <param name="setting">Folders, database and mail server.</param>
    /// <param name="program">The assembly to run and what comes before the server's own switches.</param>
    public static ServerProcess Start(ServerSetting setting, IReadOnlyList<string> program)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = setting.Folder,
        };
        foreach (var argument in program.Concat(["--data", setting.DataFolder, "--processes", setting.ProcessesFolder, "--port", "0"]))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in setting.Configuration())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!, setting.DataFolder);
    }

    /// <summary>A client of the server, once it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended or took longer than a minute; its last words are in the message.</exception>
    public async Task<HttpClient> ReadyAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (clock.Elapsed < LongestStart && !_process.HasExited)
        {
            if (ReadServerFile() is { } told)
            {
                return new()
                {
                    BaseAddress = new(told.Address),
                    DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", told.Token) },
                };
            }

            await pause.WaitForNextTickAsync(cancellationToken);
        }

        throw new InvalidOperationException($"The server did not start.{Environment.NewLine}{LastWords}");
    }

    public bool HasEnded => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>What it has logged as failed, without the time and where in the program.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_errors)
            {
                return [.. _errors
                    .Select(e => e.Split("Z fail: ", 2))
                    .Where(e => e.Length == 2)
                    .Select(e => References().Replace(e[1].Split("   at ")[0], ""))];
            }
        }
    }

    public string LastWords
    {
        get
        {
            lock (_errors)
            {
                return string.Join(Environment.NewLine, _errors.TakeLast(20));
            }
        }
    }

    /// <summary>SIGKILL, and waits until the process is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private TellingFile? ReadServerFile()
    {
        try
        {
            var told = JsonSerializer.Deserialize<TellingFile>(
                File.ReadAllBytes(Path.Combine(_dataFolder, "server.json")), JsonSerializerOptions.Web);
            return told?.ProcessId == _process.Id ? told : null; // a killed one leaves its file behind
        }
        catch (Exception notYet) when (notYet is IOException or JsonException)
        {
            return null;
        }
    }

    private void Remember(string? line)
    {
        if (line is not null)
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }

    [GeneratedRegex("[0-9a-f]{32}|[0-9a-f-]{36}")]
    private static partial Regex References();

    private sealed record TellingFile(string Address, string Token, int ProcessId);
}
