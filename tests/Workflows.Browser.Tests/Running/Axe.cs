using System.Text.Json;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Running;

/// <summary>Looks for breaches of WCAG 2.1 A and AA with axe, colours and sizes included.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => {
          const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
          return violations.map(v => `${v.id}: ${v.help}\n`
            + v.nodes.map(n => `    ${n.target}  ${n.any.map(a => a.message).join('; ')}`).join('\n'));
        }
        """;

    private static string Script => Path.Combine(Repository.Dashboard, "node_modules", "axe-core", "axe.min.js");

    /// <summary>Each breach with the elements that have it; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        // By the debugger and not by the page, whose policy forbids scripts that are not its own.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        return (await page.EvaluateAsync<JsonElement>(Run)).Deserialize<string[]>()!;
    }

    /// <summary>By how many pixels the page is wider than the window: what does not fit must be scrolled sideways (WCAG 2.1 §1.4.10).</summary>
    public static async Task<int> OverflowAsync(IPage page) =>
        await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
