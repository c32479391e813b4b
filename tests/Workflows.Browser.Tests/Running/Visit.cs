using Microsoft.Playwright;
using Xunit;

namespace Workflows.Browser.Tests.Running;

/// <summary>How somebody looks at the pages.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Height">Of the window, in CSS pixels.</param>
/// <param name="Colours">Light or dark, as the browser prefers.</param>
public sealed record Screen(int Width, int Height, ColorScheme Colours)
{
    public static Screen Desk { get; } = new(1440, 900, ColorScheme.Light);

    public static Screen Phone { get; } = new(360, 740, ColorScheme.Dark);
}

/// <summary>A browser that somebody has opened, of which nothing is known to anybody else. Whatever goes wrong in its pages is kept.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _wrong = [];

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _wrong.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _wrong.Add($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the pages so far, such as a script that the security policy stopped.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public static async Task<Visit> BeginAsync(IBrowser browser, Uri address, Screen screen)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Colours,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        return new(context, await context.NewPageAsync());
    }

    /// <summary>Opens the link and waits for the overview.</summary>
    public async Task SignInAsync(Uri link)
    {
        await Page.GotoAsync(link.ToString());
        await Page.HeadingAsync("Overview");
    }

    /// <summary>Chooses a person by the dialog that every page has.</summary>
    public async Task ActAsAsync(string name)
    {
        await Page.Locator("header").GetByRole(AriaRole.Button).And(Page.Locator("[aria-haspopup=dialog]")).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name, role or unit").FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Page.GetByRole(AriaRole.Region, new() { Name = $"You act as {name}" }).WaitForAsync();
    }

    /// <summary>Stops acting, and waits until the server has let go of the person: who leaves the page before goes on as that person.</summary>
    public async Task StopActingAsync()
    {
        var stop = Page.GetByRole(AriaRole.Button, new() { Name = "Stop acting" });
        await stop.ClickAsync();
        await stop.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}

internal static class PageWords
{
    /// <summary>Waits until the page stands under a heading.</summary>
    public static async Task HeadingAsync(this IPage page, string name)
    {
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name, Exact = true });
        await heading.WaitForAsync();
        Assert.Equal(1, await heading.CountAsync());
    }
}
