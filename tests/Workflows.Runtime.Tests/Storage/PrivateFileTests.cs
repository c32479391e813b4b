using System.Text;
using Workflows.Runtime.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

public sealed class PrivateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflows-test-").FullName;

    private string File => Path.Combine(_folder, "the.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Of_many_that_create_a_file_at_once_one_does_and_nothing_is_left_beside_it()
    {
        for (var round = 0; round < 20; round++)
        {
            System.IO.File.Delete(File);
            using var together = new Barrier(8);
            var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return PrivateFile.TryCreate(File, Content(n));
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.Single(created, made => made);
            Assert.Equal(Content(Array.IndexOf(created, true)), await System.IO.File.ReadAllBytesAsync(File));
            Assert.Equal([File], Directory.GetFiles(_folder));
            Assert.False(PrivateFile.IsOpenToOthers(File));
        }
    }

    [Fact]
    public async Task Whoever_finds_a_file_that_is_being_created_finds_all_of_it()
    {
        var creating = Task.Run(() =>
        {
            for (var n = 0; n < 200; n++)
            {
                System.IO.File.Delete(File);
                PrivateFile.TryCreate(File, Content(7));
            }
        });
        var found = 0;
        while (!creating.IsCompleted)
        {
            if (Read() is { } content)
            {
                Assert.Equal(Content(7), content);
                found++;
            }
        }

        await creating;
        Assert.NotEqual(0, found);
    }

    private static byte[] Content(int n) => Encoding.ASCII.GetBytes(new string((char)('a' + n), 2_000));

    private byte[]? Read()
    {
        try
        {
            return System.IO.File.ReadAllBytes(File);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
