using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Server.Api.Directory;
using Workflows.Server.Api.Instances;
using Xunit;

namespace Workflows.Server.Tests.Api;

public sealed class ResultAnswersTests
{
    private const string Text =
        """
        process: survey
        title: Ask the units
        owner: manager
        organisation: office
        start:
          - by: manager
        steps:
          - id: ask
            for-each: 'unit in [{ id: "north", name: "The north" }, { id: "south", name: "The south" }]'
            closes: 3 weeks
            task: Tell about <unit.name>
            by: manager
            form:
              results: { type: text, label: What you found }
              empty: { type: text }
        """;

    private const string Office =
        """
        organisation: office
        roles:
          manager: Manager
        people:
          bert: { name: Bert Berg }
        holdings:
          - { role: manager, person: bert }
        """;

    private static readonly FeelContext North = Context(("id", FeelValue.Of("north")), ("name", FeelValue.Of("The north")));
    private static readonly FeelContext South = Context(("id", FeelValue.Of("south")), ("name", FeelValue.Of("The south")));

    private static readonly FeelContext Answered = Context(
        ("results", FeelValue.Of("All is well")),
        ("empty", FeelValue.Null),
        ("outcome", FeelValue.Null),
        ("by", FeelValue.Of("bert")),
        ("at", FeelValue.Of(new LocalDate(2020, 2, 20))));

    [Fact]
    public void A_collection_that_has_closed_tells_who_answered_and_who_did_not()
    {
        var collected = Context(
            ("results", FeelValue.List(
            [
                Answered.With("item", North).With("answered", FeelValue.True),
                Context(("item", South), ("answered", FeelValue.False)),
            ])),
            ("missing", FeelValue.List([South])));

        var answers = AnswersOf([RootWith(Context(("ask", collected)))], []);

        Assert.Equal([("The north", true, "bert"), ("The south", false, null)], answers.Select(a => (a.Item!, a.Answered, a.Person?.Id)));
        Assert.Equal(new LocalDate(2020, 2, 20), answers[0].At);
        Assert.Empty(answers[1].Values);
    }

    [Fact]
    public void An_item_that_was_skipped_is_no_answer_and_nobody_owes_one()
    {
        var collected = Context(
            ("results", FeelValue.List([Context(("item", North), ("answered", FeelValue.True))])), ("missing", FeelValue.List([])));

        Assert.Empty(AnswersOf([RootWith(Context(("ask", collected)))], []));
    }

    [Fact]
    public void An_item_of_a_collection_that_runs_tells_its_own_answer_with_the_authors_label_and_without_empty_lines()
    {
        var owner = new Token(new(1), ScopeId.Root, StepIds.EachOf("ask"));
        var item = new Scope(
            new(2), ScopeId.Root, owner.Id, 0, Context(("unit", North)), Context(("ask", Answered)), ImmutableSortedDictionary<string, int>.Empty);

        var answer = Assert.Single(AnswersOf([RootWith(FeelContext.Empty), item], [owner]));

        Assert.Equal("The north", answer.Item);
        var value = Assert.Single(answer.Values);
        Assert.Equal(("What you found", "All is well"), (value.Label, value.Value.GetString()));
    }

    private static ImmutableList<StepAnswer> AnswersOf(IEnumerable<Scope> scopes, IEnumerable<Token> tokens)
    {
        var diagnostics = new DiagnosticBag();
        var process = ProcessChecker.Check(
            SourceSet.Of([new("survey.process.yaml", Text), new("office.organisation.yaml", Office)]), "survey.process.yaml", diagnostics);
        Assert.NotNull(process);
        Assert.False(diagnostics.HasErrors, string.Join("; ", diagnostics.Sorted().Select(d => d.Message)));
        var state = InstanceState.Restore(new() { Id = new(Guid.NewGuid()) }, scopes, tokens, [], [], [], [], []);
        return new ResultAnswers(process.Process, new DirectoryToday(null, new LocalDate(2020, 2, 24))).Of(state);
    }

    private static Scope RootWith(FeelContext results) =>
        new(ScopeId.Root, null, null, 0, FeelContext.Empty, results, ImmutableSortedDictionary<string, int>.Empty);

    private static FeelContext Context(params (string Name, FeelValue Value)[] entries) =>
        new(entries.Select(e => new KeyValuePair<string, FeelValue>(e.Name, e.Value)));
}
