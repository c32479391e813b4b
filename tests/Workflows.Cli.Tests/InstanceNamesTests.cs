using Workflows.Cli.Client;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class InstanceNamesTests
{
    [Fact]
    public void Cases_that_began_one_after_the_other_have_different_short_names()
    {
        var at = new DateTimeOffset(2026, 11, 22, 9, 54, 0, TimeSpan.Zero);

        Assert.NotEqual(
            InstanceNames.Short(Guid.CreateVersion7(at)), InstanceNames.Short(Guid.CreateVersion7(at + TimeSpan.FromMilliseconds(1))));
    }

    [Fact]
    public void Other_ids_are_told_apart_by_eight_characters() => Assert.Equal("1b9d6bcd", InstanceNames.Short(Bodies.First));
}
