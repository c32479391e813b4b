using Workflows.Server.Auth;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Auth;

public sealed class SignInsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_link_expires()
    {
        var signIns = Start();
        var link = signIns.IssueLink();

        _clock.Now = link.ExpiresAt;

        Assert.Null(signIns.Open(link.Token));
    }

    [Fact]
    public void A_session_expires()
    {
        var signIns = Start();
        var opened = signIns.Open(signIns.IssueLink().Token)!;

        _clock.Now = opened.Session.ExpiresAt;

        Assert.Null(signIns.Find(opened.Secret));
        Assert.True(signIns.NobodyIsSignedIn);
    }

    [Fact]
    public void Links_and_sessions_outlive_a_restart()
    {
        var before = Start();
        var opened = before.Open(before.IssueLink().Token)!;
        before.Act(opened.Secret, "anna");
        var link = before.IssueLink();

        var after = Start();

        Assert.Equal("anna", after.Find(opened.Secret)?.Person);
        Assert.Equal(before.CookieName, after.CookieName);
        Assert.False(after.NobodyIsSignedIn);
        Assert.NotNull(after.Open(link.Token));
    }

    [Fact]
    public void Another_installation_has_another_cookie()
    {
        using var elsewhere = new TemporaryFolder();

        Assert.NotEqual(Start().CookieName, Start(elsewhere).CookieName);
    }

    [Fact]
    public void What_is_kept_is_readable_for_its_owner_only()
    {
        Start().IssueLink();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, "access.json")));
        }
    }

    private SignIns Start(TemporaryFolder? folder = null)
    {
        var file = new AccessFile(Path.Combine((folder ?? _folder).Path, "access.json"));
        return new(file, _clock, new());
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
