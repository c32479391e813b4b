using Workflows.Engine.Forms;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Services;

public sealed class ChecklistTests
{
    private const string Return = """
        steps:
          - id: give-back
            task: Take back what was lent
            by: clerk
            form: { note: text }
            checklist: [Keys returned, Account closed]
          - { id: after, task: After, by: clerk }
        """;

    [Fact]
    public void A_task_is_completed_when_every_line_is_ticked()
    {
        var instance = Instance.Start(Return).Done(
            "give-back", null, Ticked("Account closed", "Keys returned"), ("note", FeelValue.Of("all there")));

        Assert.Equal(["after"], instance.Open);
        Assert.Equal(2, ((FeelList)instance.Result("give-back", Checklist.Field)).Items.Length);
        Assert.Equal(FeelValue.Of("all there"), instance.Result("give-back", "note"));
    }

    [Fact]
    public void What_is_not_ticked_yet_is_told()
    {
        var refusal = Instance.Start(Return).Complete("give-back", null, Ticked("Keys returned"))!;

        Assert.Equal("WF9104", refusal.Code);
        Assert.Contains("not ticked yet: 'Account closed'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_ticked_and_a_line_that_is_not_there_are_refused()
    {
        var instance = Instance.Start(Return);

        Assert.Equal("WF9104", instance.Complete("give-back")!.Code);
        Assert.Contains(
            "no line 'Else'",
            instance.Complete("give-back", null, Ticked("Account closed", "Keys returned", "Else"))!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_without_a_checklist_takes_no_ticks() =>
        Assert.Equal("WF9104", Instance.Start("steps:\n  - { id: one, task: One, by: clerk }").Complete("one", null, Ticked("x"))!.Code);

    private static (string, FeelValue) Ticked(params string[] lines) => (Checklist.Field, FeelValue.List(lines.Select(FeelValue.Of)));
}
