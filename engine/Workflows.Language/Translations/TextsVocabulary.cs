using Workflows.Language.Definitions.Vocabulary;
using static Workflows.Language.Definitions.Vocabulary.Key;
using static Workflows.Language.Definitions.Vocabulary.Shapes;

namespace Workflows.Language.Translations;

/// <summary>The keys of a <c>*.texts.LANGUAGE.yaml</c>.</summary>
public static class TextsVocabulary
{
    public static KeySet Field { get; } = new("field-texts", "the texts of a field",
    [
        Optional("label", OneText, "What people call it."),
        Optional("help", OneText, "A sentence under the field."),
        Optional("options", MapOf(OneText), "What people read for each option of a choice."),
    ]);

    public static KeySet Step { get; } = new("step-texts", "the texts of a step",
    [
        Optional("title", OneText, "What diagrams and lists call it."),
        Optional("task", OneText, "What is to be done."),
        Optional("decision", OneText, "What is decided."),
        Optional("notify", OneText, "The subject of what people are told."),
        Optional("stage", OneText, "What the stage is called."),
        Optional("milestone", OneText, "What is reached."),
        Optional("document", OneText, "What the document is called."),
        Optional("text", OneText, "What people are told."),
        Optional("help", OneText, "More about it for those who act."),
        Optional("form", MapOf(Either(OneText, Keys(Field))), "The label of each field, or label, help and options."),
        Optional("outcomes", MapOf(OneText), "What people read for each outcome."),
        Optional("checklist", MapOf(OneText), "What people read for each line of the checklist, by the line as the process has it."),
    ]);

    public static KeySet Texts { get; } = new("texts", "a file of texts",
    [
        Required("texts", OneText, "The id of the process."),
        Required("language", OneText, "The language that these texts are in, such as en."),
        Optional("title", OneText, "What people call the process."),
        Optional("description", OneText, "What it is for."),
        Optional("data", MapOf(Either(OneText, Keys(Field))), "The label of each data field, or label, help and options."),
        Optional("deadlines", MapOf(OneText), "What people call each deadline."),
        Optional("branches", MapOf(OneText), "What people call each branch of a parallel or a first-of."),
        Optional("on", MapOf(OneText), "What people call each handler, of the process and of its steps."),
        Optional("steps", MapOf(Keys(Step)), "The texts of each step by its id."),
    ]);
}
