namespace Workflows.Language.Yaml;

/// <summary>LF, CR LF or CR (YAML 1.2 §5.4). NEL, LS and PS were breaks in YAML 1.1 and are ordinary characters since.</summary>
internal static class LineBreak
{
    /// <summary>How many characters the line break at an offset has; 0 where there is none.</summary>
    public static int LengthAt(string source, int offset)
    {
        if (offset >= source.Length)
        {
            return 0;
        }

        return source[offset] switch
        {
            '\n' => 1,
            '\r' => offset + 1 < source.Length && source[offset + 1] == '\n' ? 2 : 1,
            _ => 0,
        };
    }
}
