using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Checking;

public sealed class ShippedProcessTests
{
    [Fact]
    public void The_shipped_processes_have_no_error_and_no_warning()
    {
        var check = FolderChecker.Check(ShippedProcesses.Read());

        Assert.NotEmpty(check.Processes);
        Assert.Equal("", string.Concat(check.Diagnostics.Where(d => d.Severity != Severity.Info).Select(new DiagnosticRenderer().Render)));
    }

    [Fact]
    public void One_installation_can_serve_all_of_them()
    {
        var organisations = FolderChecker.Check(ShippedProcesses.Read()).Processes.Select(p => p.Organisation!.Name.Value);

        Assert.Single(organisations.Distinct());
    }
}
