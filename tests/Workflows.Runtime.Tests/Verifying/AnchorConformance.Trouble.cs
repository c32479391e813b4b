using Workflows.Runtime.Anchors;
using Xunit;

namespace Workflows.Runtime.Tests.Verifying;

/// <summary>Anchors that cannot be written are known, so that somebody is called.</summary>
public abstract partial class AnchorConformance
{
    [SkippableFact]
    public async Task A_folder_that_is_gone_is_known_as_trouble_until_it_is_back_and_nothing_is_missing_then()
    {
        await AnswerAsync(_one, "head@b", "ben");
        Directory.Move(Folder, Folder + ".away");
        await Assert.ThrowsAsync<IOException>(() => _writer.WriteAsync("interval", default));
        var without = _writer.Trouble;
        Directory.Move(Folder + ".away", Folder);
        await _writer.WriteAsync("interval", default);

        Assert.Contains("is not there any more", without!.Text, StringComparison.Ordinal);
        Assert.Equal(_node.Time.Now, without.Since);
        Assert.Null(_writer.Trouble);
        Assert.Contains(_log.Last!.Heads, h => h.Instance == _one.Value && h.Number == 3);
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [SkippableFact]
    public async Task A_second_place_that_is_away_is_known_as_trouble_and_brought_up_to_date_when_it_is_back()
    {
        Directory.Move(Also, Also + ".away");
        await File.WriteAllTextAsync(Also, "no folder");
        await AnswerAsync(_one, "head@b", "ben");
        await _writer.WriteAsync("interval", default);
        var without = _writer.SecondPlaceTrouble;
        File.Delete(Also);
        Directory.Move(Also + ".away", Also);
        await _writer.WriteAsync("stop", default);

        Assert.NotNull(without);
        Assert.Null(_writer.Trouble);
        Assert.Null(_writer.SecondPlaceTrouble);
        Assert.Equal(new FileInfo(AnchorFile.In(Folder)[0].Path).Length, new FileInfo(AnchorFile.In(Also)[0].Path).Length);
    }
}
