using Workflows.Runtime.Anchors;
using Xunit;

namespace Workflows.Runtime.Tests.Verifying;

public sealed class AnchoredHeadsTests : IDisposable
{
    private const int Lines = (AnchorsRead.MostClaims / AnchorWriter.HeadsALine) + 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("workflows-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void More_claims_than_fit_into_memory_are_told_a_part_at_a_time_each_once()
    {
        var ids = new List<Guid>();
        using (var log = AnchorLog.Open(_folder, AnchorKey.OpenOrCreate(Path.Combine(_folder, AnchorKey.FileName)), null))
        {
            for (var line = 1; line <= Lines; line++)
            {
                var heads = Enumerable.Range(0, AnchorWriter.HeadsALine).Select(_ => new AnchoredHead(Guid.NewGuid(), 1, [.. new byte[32]])).ToList();
                ids.AddRange(heads.Select(h => h.Instance));
                log.Append(new()
                {
                    Number = 0, Previous = [], At = default, Cause = "interval", SystemNumber = 0, SystemHash = [.. new byte[32]], Heads = [.. heads],
                });
            }
        }

        var passedOver = 0;
        var anchors = AnchorsRead.From([_folder], [], default);
        var claims = new AnchoredHeads(anchors, _ => passedOver++);
        var asked = ids.Where((_, i) => i % 3 == 0).Order().ToList();

        Assert.NotEmpty(anchors.Boundaries);
        Assert.All(asked, id => Assert.Equal(id, claims.Take(id)!.Value.Head.Instance));
        claims.End();
        Assert.Equal(ids.Count - asked.Count, passedOver);
    }
}
