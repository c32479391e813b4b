using Workflows.Language.Text;

namespace Workflows.Language.Tests.Checking;

/// <summary>A folder of files in memory.</summary>
internal static class SmallFolder
{
    public const string OneTask = """
        process: small
        title: Small
        steps:
          - task: Do it
            by: anybody
        """;

    public static SourceSet Of(params (string Path, string Content)[] files) => SourceSet.Of(files.Select(f => new SourceText(f.Path, f.Content)));
}
