using Workflows.Faults.Oracles;
using Workflows.Faults.Servers;

namespace Workflows.Faults.Kills;

/// <summary>Kills new installations in their very first seconds, while folders, keys, tables and definitions are being made; each must start
/// after that.</summary>
internal sealed class FreshStarts(IReadOnlyList<string> program, Random random)
{
    private const int MostKills = 4;

    private static readonly TimeSpan FirstSeconds = TimeSpan.FromSeconds(2.5);

    /// <param name="installations">How many, one after the other.</param>
    /// <param name="setting">Of a server, but for folder and database.</param>
    /// <param name="folder">Where each gets a folder.</param>
    /// <param name="databases">Makes a new PostgreSQL database; answers null for SQLite.</param>
    /// <param name="findings">Told of a start that fails.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task RunAsync(
        int installations,
        ServerSetting setting,
        string folder,
        Func<Task<string?>> databases,
        Findings findings,
        CancellationToken cancellationToken)
    {
        var kills = 0;
        for (var installation = 0; installation < installations; installation++)
        {
            var own = setting with { Folder = Path.Combine(folder, $"fresh-{installation}"), Database = await databases() };
            Directory.CreateDirectory(own.Folder);
            for (var left = random.Next(1, MostKills); left > 0; left--)
            {
                using var doomed = ServerProcess.Start(own, program);
                await Task.Delay(random.NextDouble() * FirstSeconds, cancellationToken);
                if (doomed.HasEnded)
                {
                    findings.Break("no server ends by itself", doomed.LastWords);
                }

                doomed.Kill();
                kills++;
            }

            using var server = ServerProcess.Start(own, program);
            try
            {
                using var client = await server.ReadyAsync(cancellationToken);
            }
            catch (InvalidOperationException refused)
            {
                findings.Break("a new installation that was killed starts again", refused.Message);
            }

            server.Kill();
            Directory.Delete(own.Folder, recursive: true);
        }

        findings.Figure($"new installations: {installations}, killed {kills} times in their first seconds");
    }
}
