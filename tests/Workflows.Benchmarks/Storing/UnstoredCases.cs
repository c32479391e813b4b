using Workflows.Benchmarks.Measuring;
using Workflows.Runtime;

namespace Workflows.Benchmarks.Storing;

/// <summary>What a case costs before a store comes in: checks, interpreter, differences, sealing and the journal's chain, on one thread.</summary>
internal static class UnstoredCases
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            await using var installation = await Installation.OpenAsync(
                new WorkflowsOptions { Folder = folder }, database => new UnstoredDatabase(database), cancellationToken);
            return
            [
                Timing.Of(effort, "a start", () => installation.StartAsync(cancellationToken).GetAwaiter().GetResult().ToString()),
                Timing.Of(
                    effort,
                    "a start and a resume",
                    () =>
                    {
                        var instance = installation.StartAsync(cancellationToken).GetAwaiter().GetResult();
                        installation.ResumeAsync(instance, cancellationToken).GetAwaiter().GetResult();
                        return instance.ToString();
                    }),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
