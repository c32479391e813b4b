using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Reading;

public sealed class ProcessReaderTests
{
    [Fact]
    public void Every_key_of_the_language_is_read()
    {
        var source = new SourceText(
            "every-key.process.yaml",
            File.ReadAllText(Repository.PathOf("tests/Workflows.Language.Tests/Definitions/Reading/every-key.process.yaml")));
        var diagnostics = new DiagnosticBag();

        var process = ProcessReader.Read(source, YamlReader.Read(source, diagnostics), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Snapshot.Verify(DefinitionPrinter.Print(process!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("a text")]
    [InlineData("[1, 2")]
    public void What_is_no_set_of_keys_is_no_process(string content)
    {
        var source = new SourceText("none.process.yaml", content);
        var diagnostics = new DiagnosticBag();

        Assert.Null(ProcessReader.Read(source, YamlReader.Read(source, diagnostics), diagnostics));
        Assert.Single(diagnostics.Sorted());
    }
}
