using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Diagnostics;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("aprove", "approve")]
    [InlineData("titel", "title")]
    [InlineData("Title", "title")]
    [InlineData("remnid", "remind")]
    [InlineData("escalation", "escalate")]
    [InlineData("head-techer", "head-teacher")]
    [InlineData("deu", "due")]
    public void A_slip_is_understood(string written, string meant) =>
        Assert.Equal(meant, Suggestion.Nearest(written, ["by", "due", "title", "remind", "escalate", "approve", "reject", "head-teacher"]));

    [Theory]
    [InlineData("form")]
    [InlineData("bx")]
    [InlineData("")]
    [InlineData("completely-else")]
    public void Nothing_is_suggested_for_what_is_not_near(string written) =>
        Assert.Null(Suggestion.Nearest(written, ["by", "due", "title", "remind", "approve"]));

    [Fact]
    public void The_nearest_wins() => Assert.Equal("rejected", Suggestion.Nearest("rejecteed", ["reject", "rejects", "rejected"]));
}
