using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflows.Browser.Tests.Running;
using Xunit;

namespace Workflows.Browser.Tests;

/// <summary>What a person does in the first minutes, on the real server with the real process.</summary>
public sealed partial class CampaignTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task A_campaign_is_started_answered_with_a_file_and_goes_on()
    {
        var browser = chromium.Browser;
        await using var server = await ServerProcess.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server.Address, Screen.Desk);
        var page = visit.Page;

        // The link signs in once, and is gone from the address.
        await visit.SignInAsync(server.SignInLink);
        Assert.DoesNotContain('#', page.Url);

        // An administrator may not start it, and is told who may.
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a process" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Choose {Campaign.Title}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Act as {Campaign.Strategist}" }).ClickAsync();
        await page.GetByText("Assumed, not given by the governing document").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the process" }).ClickAsync();
        await page.HeadingAsync(Campaign.Title);
        var instance = page.Url;
        var tasks = page.GetByRole(AriaRole.Table, new() { Name = "Open tasks" });
        await tasks.GetByRole(AriaRole.Rowheader).First.WaitForAsync();
        var asked = await tasks.GetByRole(AriaRole.Rowheader).CountAsync();

        // The head teacher answers with a file.
        await visit.ActAsAsync(Campaign.HeadTeacher);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tasks", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = OwnTask() }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Complete the task" }).ClickAsync();
        await page.GetByText("One field needs your attention").WaitForAsync();
        await page
            .GetByLabel("The routine")
            .SetInputFilesAsync(new FilePayload { Name = "rutin.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await page.GetByText("Uploaded: rutin.pdf").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Complete the task" }).ClickAsync();
        await page.GetByText("Done: ").WaitForAsync();

        // The others are still asked, and will be reminded: that is what fires next.
        await visit.StopActingAsync();
        await page.GotoAsync(instance);
        await page.HeadingAsync(Campaign.Title);
        await tasks.GetByRole(AriaRole.Rowheader).First.WaitForAsync();
        Assert.Equal(asked - 1, await tasks.GetByRole(AriaRole.Rowheader).CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "What fires next", Exact = true }).First.ClickAsync();
        await page.HeadingAsync("What fires next");
        await page.GetByRole(AriaRole.Cell, new() { Name = "Reminder" }).First.WaitForAsync();
        // Those of one step at one time stand together, with a link to each task.
        var reminders = page.GetByRole(AriaRole.Row, new() { NameRegex = Reminder() });
        Assert.Equal(RemindersOfTheOthers, await reminders.Locator("a[href*='/tasks/']").CountAsync());
        Assert.Empty(visit.Wrong);
    }

    [SkippableFact]
    public async Task A_link_that_was_used_says_how_to_get_another()
    {
        var browser = chromium.Browser;
        await using var server = await ServerProcess.StartAsync();
        await using (var first = await Visit.BeginAsync(browser, server.Address, Screen.Desk))
        {
            await first.SignInAsync(server.SignInLink);
        }

        await using var second = await Visit.BeginAsync(browser, server.Address, Screen.Desk);
        await second.Page.GotoAsync(server.SignInLink.ToString());
        await second.Page.HeadingAsync("This link has been used already, or its time is over");
        Assert.EndsWith("Workflows.Cli -- link", await second.Page.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Three preschools and a compulsory school send in routines: a week before, on the day, and then every three days, of which the
    /// first is set. Two good examples and two meetings: a week before and on the day.</summary>
    private const int RemindersOfTheOthers = (4 * 3) + (4 * 2);

    [GeneratedRegex($"{Campaign.Preschool}$")]
    private static partial Regex OwnTask();

    [GeneratedRegex("Reminder")]
    private static partial Regex Reminder();
}
