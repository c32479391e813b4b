using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Layout;
using Workflows.Language.Text;
using Workflows.Language.Translations;
using Xunit;

namespace Workflows.Language.Tests.Translations;

public sealed class TranslationTests
{
    private const string Swedish =
        """
        process: trip
        title: Studieresa
        description: Dit klassen far
        language: sv
        languages: [sv, en]
        data:
          place: { type: text, label: Vart }
          kind: { type: choice, options: [tåg, båt], label: Med vad }
        steps:
          - choose:
              - when: place = "Rom"
                steps:
                  - id: ask
                    task: Planera resan till <place>
                    by: teacher
                    due: 3 weeks
                    remind: [1 week before, on the day]
                    form:
                      note: { type: text, label: Anteckning }
                    outcomes: { go: continue, stay: { then: end stayed, label: Stanna } }
                    checklist: [Pass, Pengar]
                    on:
                      late: { overdue: 1 day after, title: Sent, steps: [{ id: hurry, task: Skynda, by: teacher }] }
              - otherwise:
                  - id: tell
                    notify: Vi far inte
                    to: teacher
          - parallel:
              bookings: { title: Bokningar, steps: [{ id: book, task: Boka, by: teacher }] }
              parents: [{ id: inform, task: Berätta, by: teacher }]
          - { id: letter, document: Brevet, text: Hej }
        """;

    private const string English =
        """
        texts: trip
        language: en
        title: School trip
        description: Where the class goes
        data: { place: Where to, kind: { label: By what, options: { tåg: Train, båt: Boat } } }
        branches: { bookings: Bookings, parents: Parents }
        on: { late: Late }
        steps:
          ask:
            task: Plan the trip to <place>
            form: { note: Note }
            outcomes: { go: Go, stay: Stay }
            checklist: { Pass: Passports, Pengar: Money }
          hurry: { task: Hurry }
          book: { task: Book }
          inform: { task: Tell the parents }
          letter: { document: The letter }
          tell: { notify: We do not go }
        """;

    [Fact]
    public void A_process_has_the_same_steps_in_another_language()
    {
        var english = Checked().Translations["en"];

        Assert.Equal(["School trip", "Where the class goes", "en"], [english.Title.Value, english.Description!.Value, english.Language!.Value]);
        var ask = Assert.IsType<TaskStep>(StepIds.Of(english.Steps).Find("ask"));
        Assert.Equal("Plan the trip to …", ask.Name.Outline);
        Assert.Equal("Note", ask.Form[0].Label!.Outline);
        Assert.Equal(["Go", "Stay"], ask.Outcomes.Select(o => o.Label!.Value));
        Assert.Equal(["go", "stay"], ask.Outcomes.Select(o => o.Name.Value));
        Assert.Equal("We do not go", Assert.IsType<NotifyStep>(StepIds.Of(english.Steps).Find("tell")).Subject.Outline);
        Assert.Equal("Train", Assert.IsType<FieldType.Choice>(english.Data[1].Type).Labels["tåg"]);
        Assert.Equal(["tåg", "båt"], ((FieldType.Choice)english.Data[1].Type).Options.Select(o => o.Value));
    }

    [Fact]
    public void Checklists_branches_and_handlers_read_as_the_reader_does_and_keep_the_names_that_count()
    {
        var process = Checked();
        var english = process.Translations["en"];
        var ask = (TaskStep)StepIds.Of(english.Steps).Find("ask")!;
        var parallel = english.Steps.All().OfType<ParallelStep>().Single();

        Assert.Equal(["Pass", "Pengar"], ask.Checklist.Select(line => line.Value));
        Assert.Equal(["Passports", "Money"], ask.Checklist.Select(ask.LabelOf));
        Assert.Equal(["Bookings", "Parents"], parallel.Branches.Select(b => b.Called));
        Assert.Equal(["bookings", "parents"], parallel.Branches.Select(b => b.Name.Value));
        Assert.Equal("Late", Assert.Single(ask.Handlers).Title!.Value);
        Assert.Equal(["Bokningar", "parents"], process.Process.Steps.All().OfType<ParallelStep>().Single().Branches.Select(b => b.Called));
    }

    [Fact]
    public void A_document_is_called_by_its_name_in_each_language_and_written_in_the_process_s_own()
    {
        var letter = (DocumentStep)StepIds.Of(Checked().Translations["en"].Steps).Find("letter")!;

        Assert.Equal(("The letter", "Hej"), (letter.Name.Outline, letter.Text!.Outline));
    }

    [Fact]
    public void Its_placeholders_can_be_filled()
    {
        var process = Checked();
        var ask = (TaskStep)StepIds.Of(process.Translations["en"].Steps).Find("ask")!;

        Assert.Contains(ask.Name.Parts.Single(p => p.Placeholder is not null).Placeholder!, process.Expressions);
    }

    [Theory]
    [InlineData("en", "School trip")]
    [InlineData("en-GB", "School trip")]
    [InlineData("sv", "Studieresa")]
    [InlineData("de", "Studieresa")]
    public void A_reader_gets_the_language_that_they_understand_best(string wanted, string title) =>
        Assert.Equal(title, Checked().In(wanted).Title.Value);

    [Theory]
    [InlineData("nb-NO,en", "nb", "nb")]
    [InlineData("no", "nb", "nb")]
    [InlineData("fi,en-US", "sv,en", "en")]
    [InlineData("fi", "sv,en", null)]
    public void Languages_are_looked_up_by_their_tags(string wanted, string available, string? found) =>
        Assert.Equal(found, Languages.Best(wanted.Split(','), available.Split(',')));

    [Fact]
    public void A_drawing_speaks_the_language_of_its_texts()
    {
        var swedish = Outline(Checked().Process);

        Assert.Contains(
            "Uppgift: Planera resan till ‹place›; av teacher; klart inom 3 veckor; påminner 1 vecka före, på dagen",
            swedish,
            StringComparison.Ordinal);
        Assert.Contains("annars", swedish, StringComparison.Ordinal);
        Assert.Contains(
            "Task: Plan the trip to ‹place›; by teacher; due in 3 weeks", Outline(Checked().Translations["en"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_decide_which_definition_it_is() =>
        Assert.NotEqual(Checked().ContentHash, Checked(English.Replace("School trip", "Class trip", StringComparison.Ordinal)).ContentHash);

    [Fact]
    public void Sensitive_data_is_found_in_the_mail_of_a_translation_too()
    {
        var process = Check(Swedish.Replace("label: Vart", "label: Vart, sensitivity: special", StringComparison.Ordinal).Replace(
            "resan till <place>", "resan", StringComparison.Ordinal), English);

        var finding = Assert.Single(process.Diagnostics, d => d.Code == PrivacyRules.InMail.Code);
        Assert.Equal("trip.texts.en.yaml", finding.Span.Source.Path);
    }

    private static string Outline(ProcessDefinition process) => OutlineItem.AsText(ProcessLayout.Of(process).Outline);

    private static CheckedProcess Checked(string texts = English)
    {
        var process = Check(Swedish, texts);
        Assert.Equal([], process.Diagnostics
            .Where(d => d.Severity != Severity.Info)
            .Select(d => $"{d.Span.Source.Path}:{d.Span.StartPosition} {d.Code} {d.Message}"));
        return process;
    }

    private static CheckedProcess Check(string process, string texts) =>
        ProcessChecker.Check(SourceSet.Of([new("trip.process.yaml", process), new("trip.texts.en.yaml", texts)]), "trip.process.yaml", new())!;
}
