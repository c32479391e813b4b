using Xunit;

namespace Workflows.Browser.Tests.Running;

/// <summary>What a test needs of the machine. Where it is absent the test is skipped with the reason shown, unless
/// <c>WORKFLOWS_TEST_REQUIRE=all</c>: then it fails.</summary>
internal static class Requirement
{
    public static void Met(bool isMet, string otherwise)
    {
        if (!isMet)
        {
            Skip.If(Environment.GetEnvironmentVariable("WORKFLOWS_TEST_REQUIRE") is not "all", otherwise);
            Assert.Fail(otherwise);
        }
    }
}
