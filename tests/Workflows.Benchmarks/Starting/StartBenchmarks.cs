using System.Diagnostics;
using System.Text.Json;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Measuring;
using Workflows.Language.Feel;

namespace Workflows.Benchmarks.Starting;

/// <summary>The server from the start of its process until it says where it is, on SQLite with the shipped processes: the first start of
/// all, later starts, and later starts with cases. Processor time is that of all threads, in the kernel too.</summary>
internal static class StartBenchmarks
{
    private const int Starts = 10;
    private const int Cases = 1_000;
    private const int Callers = 64;

    private const string ProcessFile = """
        process: nap
        title: Nap
        owner: clerk
        organisation: office
        data:
          note: { type: text }
        start:
          - by: clerk
            form: [note]
        steps:
          - wait: { message: go-on }
        """;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        var program = effort.Server?.FullName ?? Path.Combine(AppContext.BaseDirectory, "Workflows.Server.dll");
        var first = new List<StartTimes>();
        for (var i = 0; i < Starts; i++)
        {
            using var empty = await Place.OnSqlite();
            first.Add(await StartAsync(program, empty.Folder, cancellationToken));
        }

        using var place = await Place.OnSqlite();
        var later = await AgainAsync(program, place.Folder, cancellationToken);
        await FillAsync(place, cancellationToken);
        var withCases = await AgainAsync(program, place.Folder, cancellationToken);
        return
        [
            .. Figures("the first start", first),
            .. Figures("a later start", later),
            .. Figures($"a later start, {Cases} cases", withCases),
        ];
    }

    /// <returns>The starts after two that are not counted: the first finds something new, the second notes that there is nothing
    /// more.</returns>
    private static async Task<IReadOnlyList<StartTimes>> AgainAsync(string program, string folder, CancellationToken cancellationToken)
    {
        var times = new List<StartTimes>();
        for (var i = 0; i < Starts + 2; i++)
        {
            times.Add(await StartAsync(program, folder, cancellationToken));
        }

        return times[2..];
    }

    private static async Task FillAsync(Place place, CancellationToken cancellationToken)
    {
        await using var node = await HostedNode.StartAsync(place.Configure, cancellationToken);
        await node.DeployAsync(ProcessFile, cancellationToken);
        var note = FeelContext.Empty.With("note", FeelValue.Of("Reported on paper, in the morning."));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Cases),
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken },
            async (_, ct) => await node.StartCaseAsync("nap", "sam", note, ct));
    }

    private static async Task<StartTimes> StartAsync(string program, string folder, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var server = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "--data", folder, "--processes", Repository.ProcessesFolder, "--port", "0"])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (!IsReady(folder, server.Id))
            {
                if (server.HasExited || clock.Elapsed > LongestStart)
                {
                    throw new InvalidOperationException($"{program} did not start.");
                }

                await look.WaitForNextTickAsync(cancellationToken);
            }

            return new(clock.Elapsed, server.TotalProcessorTime);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static bool IsReady(string folder, int process)
    {
        try
        {
            using var told = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "server.json")));
            return told.RootElement.GetProperty("processId").GetInt32() == process; // one that was killed leaves its file behind
        }
        catch (Exception notYet) when (notYet is IOException or JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<Figure> Figures(string what, IReadOnlyList<StartTimes> times) =>
    [
        new($"{what}: until it is ready", Median.Of(times.Select(t => t.Elapsed.TotalNanoseconds)), Unit.Nanoseconds),
        new($"{what}: processor time till then", Median.Of(times.Select(t => t.Processor.TotalNanoseconds)), Unit.Nanoseconds),
    ];

    private sealed record StartTimes(TimeSpan Elapsed, TimeSpan Processor);
}
