using System.Text;

namespace Workflows.Language.Feel;

/// <summary>Which characters a name may hold (DMN 1.5 §10.3.1.2, rules 28 to 30).</summary>
internal static class FeelNames
{
    /// <summary>True for a name that needs no quotes as the key of a context: one word.</summary>
    public static bool IsPlain(string name)
    {
        var first = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (first ? !IsStart(rune) : !IsPart(rune))
            {
                return false;
            }

            first = false;
        }

        return !first;
    }

    public static bool IsStart(Rune rune) => rune.Value switch
    {
        '?' or '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => true,
        < 0xC0 or 0xD7 or 0xF7 => false,
        <= 0x2FF or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF) or (>= 0x200C and <= 0x200D) => true,
        (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF) => true,
        (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF) => true,
        _ => false,
    };

    public static bool IsPart(Rune rune) =>
        IsStart(rune) || rune.Value is (>= '0' and <= '9') or 0xB7 or (>= 0x300 and <= 0x36F) or (>= 0x203F and <= 0x2040);

    /// <summary>The name with single blanks between its parts.</summary>
    public static string Normalize(string name) =>
        name.Contains("  ", StringComparison.Ordinal) || name.AsSpan().ContainsAny("\t\r\n\u00A0")
            ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : name;
}
