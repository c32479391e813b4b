using NodaTime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Tests.Shared.Model.Stored;

/// <summary>Cases on a store, one after the other.</summary>
internal sealed class StoredCases(IDatabase database, KeyStore keys, MovedClock clock)
{
    public IDatabase Database => database;

    public MovedClock Clock => clock;

    public StoredNode NewNode() => new(database, keys, clock);

    /// <summary>Brings a made-up process into force, for a case that is started by it next.</summary>
    /// <returns>Null when the process is not valid.</returns>
    public async ValueTask<IPlayedCase?> OpenAsync(ProcessShape process)
    {
        var check = MadeUpGraph.Check(process);
        if (check.HasErrors)
        {
            return null;
        }

        clock.Now = Instant.FromUtc(2020, 2, 10, 8, 0);
        using var node = NewNode();
        await node.Library.DeployAsync(check.Processes, null, default);
        return new StoredCase(this);
    }
}

/// <summary>A clock that shows what it is told to, also of the past: every case begins on the same day.</summary>
internal sealed class MovedClock : TimeProvider
{
    public Instant Now { get; set; }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
