using Microsoft.Playwright;
using Workflows.Browser.Tests.Running;
using Xunit;

namespace Workflows.Browser.Tests;

/// <summary>Every page, as an administrator and as a head teacher, on a wide light screen and on a narrow dark one.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Pages =
    [
        "/",
        "/tasks",
        "/start",
        $"/start/{Campaign.Process}",
        "/instances",
        "/deadlines",
        "/timers",
        "/incidents",
        "/notices",
        "/mails",
        "/starts",
        "/messages",
        "/definitions",
        $"/definitions/{Campaign.Process}", "/no-such-page",
    ];

    [SkippableFact]
    public async Task Every_page_keeps_to_WCAG_and_fits_its_window()
    {
        var browser = chromium.Browser;
        await using var server = await ServerProcess.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server.Address, Screen.Desk);
        var page = visit.Page;
        var found = new List<string>();
        await page.GotoAsync("/");
        await page.HeadingAsync("Open the sign-in link to come in");
        found.AddRange(await FoundAsync(page));

        await visit.SignInAsync(server.SignInLink);
        var instance = await StartAsync(visit);
        await visit.ActAsAsync(Campaign.HeadTeacher);
        var task = await OwnTaskAsync(page);
        string[] all = [.. Pages, instance, task];
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = screen.Colours, ReducedMotion = ReducedMotion.Reduce });
            foreach (var address in all)
            {
                await page.GotoAsync(address);
                await SettleAsync(page);
                found.AddRange(await FoundAsync(page));
            }
        }

        await visit.StopActingAsync();
        foreach (var address in all)
        {
            await page.GotoAsync(address);
            await SettleAsync(page);
            found.AddRange(await FoundAsync(page));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(visit.Wrong.Count == 0, string.Join('\n', visit.Wrong));
    }

    [SkippableFact]
    public async Task An_instance_can_be_looked_into_by_keyboard_alone()
    {
        var browser = chromium.Browser;
        await using var server = await ServerProcess.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server.Address, Screen.Desk);
        var page = visit.Page;
        await visit.SignInAsync(server.SignInLink);
        await page.GotoAsync(await StartAsync(visit));
        var step = page.Locator("[data-node=collect]");
        await step.WaitForAsync();

        for (var presses = 0; presses < 200 && !await IsFocusedAsync(step); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.True(await IsFocusedAsync(step), "The step cannot be reached with the tab key.");
        await page.Keyboard.PressAsync("Enter");
        var details = page.Locator(".wf-step-details");
        await details.WaitForAsync();
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await details.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task<bool> IsFocusedAsync(ILocator element) => await element.EvaluateAsync<bool>("e => e === document.activeElement");

    private static async Task<string> StartAsync(Visit visit)
    {
        await visit.ActAsAsync(Campaign.Strategist);
        await visit.Page.GotoAsync($"/start/{Campaign.Process}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start the process" }).ClickAsync();
        await visit.Page.HeadingAsync(Campaign.Title);
        return new Uri(visit.Page.Url).PathAndQuery;
    }

    private static async Task<string> OwnTaskAsync(IPage page)
    {
        await page.GotoAsync("/tasks");
        return (await page.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link).GetAttributeAsync("href"))!;
    }

    private static async Task SettleAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.cds--inline-loading') === null");
    }

    private static async Task<IEnumerable<string>> FoundAsync(IPage page)
    {
        var where = $"{new Uri(page.Url).PathAndQuery} at {page.ViewportSize!.Width} pixels";
        var overflow = await Axe.OverflowAsync(page);
        return
        [
            .. (await Axe.ViolationsAsync(page)).Select(violation => $"{where}: {violation}"),
            .. overflow > 0 ? [$"{where}: {overflow} pixels wider than the window"] : Array.Empty<string>(),
        ];
    }
}
