using Microsoft.Extensions.DependencyInjection;
using Workflows.Language.Text;
using Workflows.Server.Deploying;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Deploying;

public sealed class DeployingAgainTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    private Deployer Deployer => _server.Services.GetRequiredService<Deployer>();

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_folder_that_brings_something_new_into_force_is_checked_the_next_time_too()
    {
        Assert.Null(FolderMark.Read(_server.DataFolder));

        var again = await DeployAsync();

        Assert.Equal([(TestProcesses.Id, false)], again.Processes.Select(p => (p.Process, p.IsNew)));
        Assert.Equal([TestProcesses.Id], FolderMark.Read(_server.DataFolder)!.Processes.Select(p => p.Process));
    }

    [Fact]
    public async Task A_folder_of_which_all_is_in_force_is_not_checked_again()
    {
        await DeployAsync();
        Mislead();

        Assert.Empty((await DeployAsync()).Processes);
    }

    [Fact]
    public async Task What_the_check_finds_is_told_to_whoever_asks_though_it_was_left_out_at_the_start()
    {
        await DeployAsync();
        var found = Deployer.Latest!.Diagnostics;
        Mislead();
        await DeployAsync();

        Assert.Equal(found.Select(d => d.Message), Deployer.Latest!.Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public async Task A_changed_file_is_checked()
    {
        await DeployAsync();
        Mislead();

        var changed = await DeployAsync(content => content.Replace("Ask for leave", "Ask for a holiday", StringComparison.Ordinal));

        Assert.Equal([(TestProcesses.Id, true)], changed.Processes.Select(p => (p.Process, p.IsNew)));
    }

    [Fact]
    public async Task A_bundle_that_came_in_between_lets_the_folder_be_checked()
    {
        await DeployAsync();
        Mislead();
        var files = await FilesAsync(content => content.Replace("Ask for leave", "Ask for a holiday", StringComparison.Ordinal));
        var bundle = await Deployer.DeployAllAsync(files, "person:sam", CancellationToken.None);

        var again = await DeployAsync();

        Assert.Equal(bundle.Processes.Select(p => p.Definition), again.Processes.Select(p => p.Definition));
    }

    [Fact]
    public async Task A_damaged_mark_lets_the_folder_be_checked()
    {
        await DeployAsync();
        await File.WriteAllTextAsync(Path.Combine(_server.DataFolder, FolderMark.Name), "{\"files\":");

        Assert.NotEmpty((await DeployAsync()).Processes);
    }

    /// <summary>Lets the mark say that no process is in force: so it is seen whether it is believed.</summary>
    private void Mislead() => (FolderMark.Read(_server.DataFolder)! with { Processes = [] }).Write(_server.DataFolder);

    private async Task<DeploymentAttempt> DeployAsync(Func<string, string>? change = null) =>
        await Deployer.DeployFolderAsync(await FilesAsync(change ?? (content => content)), CancellationToken.None);

    private async Task<SourceSet> FilesAsync(Func<string, string> change)
    {
        var folder = await ProcessFolder.ReadAsync(_server.ProcessesFolder, CancellationToken.None);
        return SourceSet.Of(folder.Files.Values.Select(f => new SourceText(f.Path, change(f.Content))));
    }
}
