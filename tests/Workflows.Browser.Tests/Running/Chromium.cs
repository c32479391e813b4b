using Microsoft.Playwright;
using Xunit;

namespace Workflows.Browser.Tests.Running;

/// <summary>One browser for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser. Skips the test where it is not installed.</summary>
    public IBrowser Browser
    {
        get
        {
            Requirement.Met(File.Exists(Program), $"Chromium is not installed ({Program}).");
            return _browser!;
        }
    }

    public async Task InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                ],
            });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
