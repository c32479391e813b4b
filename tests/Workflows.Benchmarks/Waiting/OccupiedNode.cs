using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Measuring;

namespace Workflows.Benchmarks.Waiting;

/// <summary>What a node takes up that does nothing but wait, measured in a process of its own, so that nothing counts of what another did
/// before it: pools of buffers, connections, statements.</summary>
internal static class OccupiedNode
{
    private const string Name = "occupied";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>What the process runs that is measured: it reads a place from its input and writes what it takes up.</summary>
    public static Command Command()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction(async (_, cancellationToken) =>
        {
            var given = JsonSerializer.Deserialize<Given>(await Console.In.ReadToEndAsync(cancellationToken))!;
            await using var node = await HostedNode.StartAsync(
                o => (o.Folder, o.Postgres, o.PostgresForKeys) = (given.Folder, given.Cases, given.Keys), cancellationToken);
            await Task.Delay(Settling, cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(Occupied.Now()));
            return 0;
        });
        return command;
    }

    /// <exception cref="InvalidOperationException">The process failed; what it said stands above.</exception>
    public static async Task<Occupied> MeasureAsync(Place place, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(OccupiedNode).Assembly.Location, Name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            await process.StandardInput.WriteAsync(JsonSerializer.Serialize(new Given(place.Folder, place.Cases, place.Keys)));
            process.StandardInput.Close();
            var told = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<Occupied>(told)
                : throw new InvalidOperationException("The process that was to be measured failed.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Where the node is to run.</summary>
    private sealed record Given(string Folder, string? Cases, string? Keys);
}
