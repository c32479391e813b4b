namespace Workflows.Language.Yaml;

/// <summary>How large a file may be; whatever exceeds it is told of before memory is spent.</summary>
/// <param name="MaxBytes">UTF-8 bytes of the file; default 1 MiB.</param>
/// <param name="MaxDepth">Lists and sets of keys inside one another; default 64.</param>
/// <param name="MaxNodes">Texts, lists and sets of keys together; default 100,000.</param>
public sealed record YamlLimits(int MaxBytes = 1 << 20, int MaxDepth = 64, int MaxNodes = 100_000)
{
    public static YamlLimits Default { get; } = new();
}
