using Workflows.Language.Checking;
using Xunit;

namespace Workflows.Language.Tests.Checking;

public sealed class ContentHashTests
{
    private const string Process = SmallFolder.OneTask + "\ncalendar: town\norganisation: town";
    private const string Calendar = "calendar: town\ntime-zone: Europe/Oslo";
    private const string Organisation =
        "organisation: town\nroles: { anybody: Anybody }\npeople: { anna: Anna }\nholdings: [{ role: anybody, person: anna }]";

    private static readonly string Usual = Of("x/", Process, Calendar, Organisation);

    [Fact]
    public void It_is_sha_256_in_lower_case_hex() => Assert.Matches("^[0-9a-f]{64}$", Usual);

    [Fact]
    public void It_does_not_change_with_the_folder_that_all_lies_in() => Assert.Equal(Usual, Of("y/z/", Process, Calendar, Organisation));

    [Fact]
    public void It_changes_with_the_process() => Assert.NotEqual(Usual, Of("x/", Process + "\n", Calendar, Organisation));

    [Fact]
    public void It_changes_with_a_file_that_the_process_names() => Assert.NotEqual(Usual, Of("x/", Process, Calendar + "\n", Organisation));

    [Fact]
    public void It_does_not_change_with_the_organisation() => Assert.Equal(Usual, Of("x/", Process, Calendar, Organisation + "\ntitle: Town"));

    private static string Of(string folder, string process, string calendar, string organisation)
    {
        var files = SmallFolder.Of(
            ($"{folder}small/small.process.yaml", process),
            ($"{folder}town.calendar.yaml", calendar),
            ($"{folder}town.organisation.yaml", organisation));
        var check = FolderChecker.Check(files);
        Assert.Empty(check.Diagnostics);
        return check.Processes.Single().ContentHash;
    }
}
