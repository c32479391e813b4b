using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Privacy;

/// <summary>The file of the master keys while they change: copied, behind, laid open, lost, and cleared of old lines.</summary>
public abstract class MasterKeyFileConformance(TestStore store) : IAsyncLifetime
{
    private SealedKeys _keys = null!;

    public async Task InitializeAsync() => _keys = await SealedKeys.InAsync(store);

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task A_node_with_a_file_of_its_own_is_waited_for_and_then_picks_the_new_key_up_while_it_runs()
    {
        var one = await _keys.OpenAsync();
        var copy = Path.Combine(store.Folder, "other", "master.key");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(_keys.MasterKeyPath, copy);
        var other = await KeyStore.OpenAsync(_keys.Database, copy, TimeProvider.System, default);
        using var otherNode = new NodeRegister(
            _keys.Cases, other, NodeIdentity.New() with { Name = "other" }, TimeProvider.System, NullLogger<NodeRegister>.Instance);
        await otherNode.SayAsync(default);
        await _keys.SealAsync(other);

        var lacking = Assert.IsType<RotationBegin.NodesLack>(await _keys.Rotation(one).BeginAsync(null, default));
        File.Copy(_keys.MasterKeyPath, copy, overwrite: true);
        await otherNode.SayAsync(default);
        var begun = Assert.IsType<RotationBegin.Begun>(await _keys.Rotation(one).BeginAsync(null, default));
        await _keys.Rotation(one).ContinueAsync(default);
        await _keys.SealAsync(other);

        Assert.Equal("other", Assert.Single(lacking.Nodes));
        Assert.Equal(lacking.Key.Fingerprint, begun.Key.Fingerprint);
        await _keys.OpensAsync(one);
        await _keys.OpensAsync(other);
        Assert.Null(other.FileProblem);
    }

    [SkippableFact]
    public async Task A_start_with_the_file_of_before_is_refused_with_what_to_do_and_a_node_whose_file_is_lost_says_so_and_goes_on()
    {
        var keys = await _keys.OpenAsync();
        await _keys.SealAsync(keys);
        var before = await File.ReadAllTextAsync(_keys.MasterKeyPath);
        await _keys.Rotation(keys).BeginAsync(null, default);
        var now = await File.ReadAllTextAsync(_keys.MasterKeyPath);

        await File.WriteAllTextAsync(_keys.MasterKeyPath, before);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(_keys.OpenAsync);
        await keys.RefreshAsync(default);
        var old = keys.FileProblem;
        await File.WriteAllTextAsync(_keys.MasterKeyPath, now);
        File.SetUnixFileMode(_keys.MasterKeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await keys.RefreshAsync(default);
        var open = keys.FileProblem;
        File.Delete(_keys.MasterKeyPath);
        await _keys.Rotation(keys).ContinueAsync(default);
        var lost = keys.FileProblem;

        Assert.Contains("lacks master key 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Copy the file", refused.Message, StringComparison.Ordinal);
        Assert.Contains("lacks master key 2", old, StringComparison.Ordinal);
        Assert.Contains("chmod 600", open, StringComparison.Ordinal);
        Assert.NotNull(lost);
        await _keys.OpensAsync(keys);
    }

    [SkippableFact]
    public async Task A_retired_key_may_be_taken_out_of_the_file()
    {
        var keys = await _keys.OpenAsync();
        await _keys.SealAsync(keys);
        await _keys.Rotation(keys).BeginAsync(null, default);
        await _keys.Rotation(keys).ContinueAsync(default);

        var lines = await File.ReadAllLinesAsync(_keys.MasterKeyPath);
        await File.WriteAllLinesAsync(_keys.MasterKeyPath, lines[2..]);

        var again = await _keys.OpenAsync();
        await _keys.OpensAsync(again);
    }
}

public sealed class SqliteMasterKeyFileTests() : MasterKeyFileConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresMasterKeyFileTests(PostgresFixture fixture) : MasterKeyFileConformance(new PostgresTestStore(fixture));
