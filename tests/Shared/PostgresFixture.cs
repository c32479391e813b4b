using Xunit;

namespace Workflows.Tests.Shared;

/// <summary>One throw-away PostgreSQL for all the tests of a collection, started when the first of them asks.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly Lazy<ThrowAwayPostgres> _server = new(ThrowAwayPostgres.Start);

    /// <summary>The server. Skips the test where it is not installed; fails it there when nothing may be skipped.</summary>
    public ThrowAwayPostgres Server
    {
        get
        {
            if (ThrowAwayPostgres.WhyNot is { } reason)
            {
                Skip.If(Environment.GetEnvironmentVariable("WORKFLOWS_TEST_REQUIRE") is not "all", reason);
                Assert.Fail(reason);
            }

            return _server.Value;
        }
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}
