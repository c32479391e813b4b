using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime;
using Workflows.Runtime.Storage;
using Workflows.Server.Auth;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Auth;

public sealed class SignInsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
    private WorkflowsStorage _storage = null!;

    private string Kept => Path.Combine(_folder.Path, "access.json");

    public async Task InitializeAsync() => _storage = await OpenStorageAsync(_folder);

    public async Task DisposeAsync()
    {
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_link_expires()
    {
        var signIns = await StartAsync();
        var link = await signIns.IssueLinkAsync(default);

        _clock.Now = link.ExpiresAt;

        Assert.Null(await signIns.OpenAsync(link.Token, default));
    }

    [Fact]
    public async Task A_session_expires()
    {
        var signIns = await StartAsync();
        var opened = await SignInAsync(signIns);

        _clock.Now = opened.Session.ExpiresAt;

        Assert.Null(await signIns.FindAsync(opened.Secret, default));
        Assert.True(await signIns.NobodyIsSignedInAsync(default));
    }

    [Fact]
    public async Task Whoever_is_signed_in_at_a_node_is_so_at_every_node_and_after_a_restart()
    {
        var one = await StartAsync();
        var other = await StartAsync();
        var link = await one.IssueLinkAsync(default);

        var opened = (await other.OpenAsync(link.Token, default))!;
        await one.ActAsync(opened.Secret, "anna", default);

        Assert.Null(await one.OpenAsync(link.Token, default));
        Assert.Equal("anna", (await other.FindAsync(opened.Secret, default))?.Person);
        Assert.Equal(one.CookieName, other.CookieName);
        Assert.False(await other.NobodyIsSignedInAsync(default));
        await other.CloseAsync(opened.Secret, default);
        Assert.Null(await one.FindAsync(opened.Secret, default));
    }

    [Fact]
    public async Task Of_many_who_open_a_link_at_once_one_gets_in()
    {
        var nodes = await Task.WhenAll(StartAsync(), StartAsync());
        var link = await nodes[0].IssueLinkAsync(default);

        var opened = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => nodes[i % 2].OpenAsync(link.Token, default)));

        Assert.Single(opened, o => o is not null);
    }

    [Fact]
    public async Task What_an_earlier_version_kept_in_a_file_is_taken_over_and_the_file_removed()
    {
        await File.WriteAllTextAsync(Kept, $$"""
            {
              "installation": "abcdefgh",
              "link": { "hash": "{{Secret.Hash("the link")}}", "expiresAt": "2026-01-05T09:00:00+00:00" },
              "sessions": [{
                "hash": "{{Secret.Hash("the cookie")}}", "operator": "operator", "person": "anna", "expiresAt": "2026-02-01T00:00:00+00:00"
              }]
            }
            """);

        var signIns = await StartAsync();

        Assert.False(File.Exists(Kept));
        Assert.Equal("workflows-abcdefgh", signIns.CookieName);
        Assert.Equal("anna", (await signIns.FindAsync("the cookie", default))?.Person);
        Assert.NotNull(await signIns.OpenAsync("the link", default));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_what_to_do()
    {
        await File.WriteAllTextAsync(Kept, "{");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);

        Assert.Contains("Delete it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_installation_has_another_cookie()
    {
        using var elsewhere = new TemporaryFolder();
        await using var storage = await OpenStorageAsync(elsewhere);

        Assert.NotEqual((await StartAsync()).CookieName, (await StartAsync(storage)).CookieName);
    }

    private static Task<WorkflowsStorage> OpenStorageAsync(TemporaryFolder folder) => WorkflowsStorage.OpenAsync(
        new() { Folder = folder.Path }, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, default);

    private static async Task<OpenedSession> SignInAsync(SignIns signIns) =>
        (await signIns.OpenAsync((await signIns.IssueLinkAsync(default)).Token, default))!;

    private Task<SignIns> StartAsync() => StartAsync(_storage);

    private Task<SignIns> StartAsync(WorkflowsStorage storage) => SignIns.OpenAsync(storage.Database, new AccessFile(Kept), _clock, new(), default);

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
