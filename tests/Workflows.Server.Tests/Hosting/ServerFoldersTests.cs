using Workflows.Server.Hosting;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Hosting;

public sealed class ServerFoldersTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Home_is_the_nearest_folder_above_that_holds_processes()
    {
        var home = HomeOf("repository");
        var below = Make("repository/engine/deep");

        var folders = ServerFolders.Of(new(), below, Make("elsewhere"));

        Assert.Equal(Path.Combine(home, "processes"), folders.Processes);
        Assert.Equal(Path.Combine(home, ".workflows"), folders.Data);
    }

    [Fact]
    public void Without_one_the_programs_own_folder_is_searched_upwards()
    {
        var home = HomeOf("repository");
        var program = Make("repository/engine/bin");

        Assert.Equal(home, ServerFolders.Of(new(), Make("elsewhere"), program).Home);
    }

    [Fact]
    public void Without_any_it_is_the_working_directory()
    {
        var here = Make("here");

        Assert.Equal(here, ServerFolders.Of(new(), here, Make("program")).Home);
    }

    [Fact]
    public void Folders_that_are_set_count_from_the_working_directory()
    {
        var here = HomeOf("here");

        var folders = ServerFolders.Of(new() { DataFolder = "../data", ProcessesFolder = "mine" }, here, here);

        Assert.Equal(Path.Combine(_root.Path, "data"), folders.Data);
        Assert.Equal(Path.Combine(here, "mine"), folders.Processes);
    }

    private string HomeOf(string path)
    {
        Make($"{path}/processes");
        return Path.Combine(_root.Path, path);
    }

    private string Make(string path) => Directory.CreateDirectory(Path.Combine(_root.Path, path)).FullName;
}
