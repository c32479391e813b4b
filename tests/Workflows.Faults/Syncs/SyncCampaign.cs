using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Workflows.Faults.Mail;
using Workflows.Faults.Oracles;
using Workflows.Faults.Servers;

namespace Workflows.Faults.Syncs;

/// <summary>Sends commands to a server on SQLite one after the other while strace looks at its system calls (<see cref="SyncOracle"/>).</summary>
/// <remarks>Nobody here has a mail address, so that nothing is written but what is asked for.</remarks>
internal sealed class SyncCampaign(int cases, IReadOnlyList<string> program)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private const string Process = """
        process: quiet
        title: Quiet
        organisation: library
        start:
          - by: clerk
        steps:
          - id: read
            task: Read
            by: clerk
            form: { paper: { type: file, required: true } }
        """;

    private const string Organisation = """
        organisation: library
        roles:
          clerk: Clerk
        people:
          cleo: Cleo
        holdings:
          - { role: clerk, person: cleo }
        """;

    /// <param name="folder">Empty.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<Findings> RunAsync(string folder, CancellationToken cancellationToken)
    {
        await using var mails = new SmtpSink(TimeProvider.System);
        var setting = new ServerSetting(folder, null, mails.Port);
        Directory.CreateDirectory(setting.ProcessesFolder);
        await File.WriteAllTextAsync(Path.Combine(setting.ProcessesFolder, "quiet.process.yaml"), Process, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(setting.ProcessesFolder, "library.organisation.yaml"), Organisation, cancellationToken);
        using var server = ServerProcess.Start(setting, program);
        using var client = await server.ReadyAsync(cancellationToken);
        client.DefaultRequestHeaders.Add("Act-As", "cleo");
        await ActAsync(client, cancellationToken); // what is made on first use is no matter here
        var trace = Path.Combine(folder, "trace");
        using var tracer = System.Diagnostics.Process.Start(new ProcessStartInfo(
            "strace", [
                "-f",
                "-y",
                "-s",
                "16",
                "-p",
                $"{server.Id}",
                "-e",
                "trace=fsync,fdatasync,pwrite64,sendmsg,sendto,write,writev,recvmsg,recvfrom,read",
                "-o",
                trace,
            ])
        {
            RedirectStandardError = true,
        })!;
        await tracer.StandardError.ReadLineAsync(cancellationToken); // it is attached
        for (var one = 0; one < cases; one++)
        {
            await ActAsync(client, cancellationToken);
        }

        using var stop = System.Diagnostics.Process.Start("kill", ["-INT", $"{tracer.Id}"]);
        await tracer.WaitForExitAsync(cancellationToken);
        server.Kill();
        var findings = new Findings();
        SyncOracle.Judge(TracedCall.Read(File.ReadLines(trace)), findings, cases * 3);
        return findings;
    }

    /// <summary>A start, an upload, and the answer that gives the file to the case.</summary>
    private static async Task ActAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var instance = (await PostAsync(client, "api/v1/instances", JsonContent.Create(new { process = "quiet" }), cancellationToken)).GetProperty(
            "instance");
        using var form = new MultipartFormDataContent { { new ByteArrayContent([.. "a paper"u8]), "file", "paper.txt" } };
        var file = (await PostAsync(client, "api/v1/files", form, cancellationToken)).GetProperty("file").GetString();
        // The first element of a case is its token, the second the task.
        await PostAsync(
            client,
            $"api/v1/instances/{instance}/tasks/2/complete",
            JsonContent.Create(new { values = new { paper = new { file, name = "paper.txt" } } }),
            cancellationToken);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsync(path, content, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        await Task.Delay(Pause, cancellationToken); // what a server does behind its answer has come to an end
        return answer.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode}: {text}");
    }
}
