using Workflows.Engine.Interpreter;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Texts;

/// <summary>Who said in which language they want to be told is told in it, where the process has it.</summary>
public sealed class LanguageTests
{
    private static readonly (string Path, string Text) School = ("school.organisation.yaml", """
        organisation: school
        roles: { teacher: Lärare, head: Rektor }
        people:
          anna: { name: Anna, language: en-GB }
          bo: { name: Bo }
          cleo: { name: Cleo, language: de }
        holdings:
          - { role: teacher, person: anna }
          - { role: teacher, person: bo }
          - { role: teacher, person: cleo }
          - { role: head, person: anna }
        """);

    private static readonly (string Path, string Text) English = ("test.texts.en.yaml", """
        texts: test
        language: en
        title: A trip
        data: { place: Where }
        steps:
          prepare: { task: Plan the trip to <place> }
          tell: { notify: The trip is planned, text: We go to <place>. }
        """);

    private const string Swedish = """
        language: sv
        languages: [sv, en]
        organisation: school
        data: { place: { type: text, default: Rom, label: Vart } }
        steps:
          - id: prepare
            task: Planera resan till <place>
            by: teacher
            due: 1 week
            remind: 1 day before
            escalate: 1 day after to head
          - id: tell
            notify: Resan är planerad
            to: teacher
            text: Vi far till <place>.
        """;

    [Fact]
    public void A_task_is_announced_to_each_in_their_language()
    {
        var sent = Started().Steps[0].Outbox.ToDictionary(m => m.Person, m => $"{m.Subject} {m.Text}");

        Assert.Equal("New task: Plan the trip to Rom Due 2020-02-17.", sent["anna"]);
        Assert.Equal("Ny uppgift: Planera resan till Rom Ska vara klart 2020-02-17.", sent["bo"]);
        Assert.Equal(sent["bo"], sent["cleo"]);
    }

    [Fact]
    public void A_task_keeps_its_title_in_every_language()
    {
        var task = Assert.Single(Started().State.Tasks.Values);

        Assert.Equal("Planera resan till Rom", task.Title);
        Assert.Equal(("Plan the trip to Rom", "Planera resan till Rom"), (task.TitleIn("en"), task.TitleIn("sv")));
    }

    [Fact]
    public void Reminders_and_escalations_follow_it()
    {
        var instance = Started();
        instance.Until("2020-02-19T12:00");
        var sent = instance.Steps.SelectMany(s => s.Outbox).ToList();

        Assert.Contains(sent, m => m is { Kind: OutboxKind.Reminder, Person: "anna", Subject: "Reminder: Plan the trip to Rom" });
        Assert.Contains(sent, m => m is { Kind: OutboxKind.Reminder, Person: "bo", Subject: "Påminnelse: Planera resan till Rom" });
        Assert.Contains(sent, m => m is { Kind: OutboxKind.Escalation, Person: "anna", Subject: "See to what is late: Plan the trip to Rom" });
        Assert.Contains(instance.State.Tasks.Values, t => t.Title == "Ta hand om det som är försenat: Planera resan till Rom");
    }

    [Fact]
    public void A_notification_is_written_in_each_language()
    {
        var instance = Started();
        instance.Done("prepare");
        var sent = instance.Steps[^1].Outbox.ToDictionary(m => m.Person, m => $"{m.Subject}: {m.Text}");

        Assert.Equal("The trip is planned: We go to Rom.", sent["anna"]);
        Assert.Equal("Resan är planerad: Vi far till Rom.", sent["bo"]);
    }

    private static Instance Started() => Instance.Start(Processes.Graph(Swedish, School, English));
}
