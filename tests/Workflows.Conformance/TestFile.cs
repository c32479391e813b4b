using System.Xml;
using System.Xml.Linq;
using NodaTime;
using Workflows.Language.Decisions;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Conformance;

/// <summary>A file of test cases and the models beside it.</summary>
internal sealed class TestFile(string path, XElement root)
{
    private static readonly FeelMoment Moment = new(Instant.FromUtc(2024, 5, 15, 12, 0), DateTimeZone.Utc);

    public string Path { get; } = path;

    /// <summary>The file; null when it is none with test cases.</summary>
    public static TestFile? Read(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            return root.Name.LocalName == "testCases" ? new(path, root) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public IEnumerable<Outcome> Run()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var library = new DecisionLibrary(
            Directory.EnumerateFiles(folder, "*.dmn").Select(f => new SourceText(System.IO.Path.GetFileName(f), File.ReadAllText(f))));
        var name = Child(root, "modelName")?.Value.Trim() ?? "";
        return [.. Children(root, "testCase").Select(c => Guarded(c, () => library.Find(name)))];
    }

    /// <summary>A crash is a bug of ours, and fails this one case.</summary>
    private Outcome Guarded(XElement test, Func<DecisionModel?> model)
    {
        try
        {
            return Run(test, model());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(Path, test.Attribute("id")?.Value ?? "?", $"crashed: {e.GetType().Name}: {e.Message}");
        }
    }

    private Outcome Run(XElement test, DecisionModel? model)
    {
        var id = test.Attribute("id")?.Value ?? "?";
        if (model is null)
        {
            return new(Path, id, "the model cannot be read");
        }

        var inputs = new FeelContext(
            Children(test, "inputNode").Select(n => KeyValuePair.Create(n.Attribute("name")?.Value ?? "", TestValue.Read(n))));
        var failures = Children(test, "resultNode").Select(n => Failure(n, test, model, inputs)).OfType<string>();
        return new(Path, id, string.Join("; ", failures) is { Length: > 0 } failure ? failure : null);
    }

    private static string? Failure(XElement result, XElement test, DecisionModel model, FeelContext inputs)
    {
        var name = result.Attribute("name")?.Value ?? "";
        if (Decide(name, test, model, inputs) is not { } decided)
        {
            return $"there is no '{name}'";
        }

        var expected = Child(result, "expected") is { } node ? TestValue.Read(node) : FeelValue.Null;
        return TestValue.Matches(decided.Value, expected)
            ? null
            : $"{name}: expected {expected}, got {decided.Value} {string.Concat(decided.Reasons.Take(2).Select(r => $"[{r.Message}]"))}";
    }

    private static FeelResult? Decide(string name, XElement test, DecisionModel model, FeelContext inputs)
    {
        var invocable = test.Attribute("invocableName")?.Value;
        if (test.Attribute("type")?.Value is not ("decisionService" or "bkm") || invocable is null)
        {
            return model.FindDecision(name)?.Evaluate(inputs, Moment) ?? model.FindService(name)?.Evaluate(inputs, Moment);
        }

        var whole = model.FindService(invocable)?.Evaluate(inputs, Moment) ?? model.Call(invocable, inputs, Moment);
        return whole?.Value is FeelContext context && context.Find(name) is { } part ? whole with { Value = part } : whole;
    }

    private static XElement? Child(XElement parent, string name) => Children(parent, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);
}

/// <summary>What became of one test case; no failure means passed.</summary>
internal sealed record Outcome(string File, string Case, string? Failure);
