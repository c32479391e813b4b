using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;

namespace Workflows.Cli.Files;

/// <summary>Tells which files a register takes its rows from, without reading the register as a whole.</summary>
internal static class RegisterFiles
{
    /// <returns>Paths as the register has them, relative to its own folder. What is wrong in it is told by the check.</returns>
    public static IEnumerable<string> NamedBy(SourceText register)
    {
        var key = register.Path.EndsWith(".organisation.yaml", StringComparison.OrdinalIgnoreCase) ? "units"
            : register.Path.EndsWith(".table.yaml", StringComparison.OrdinalIgnoreCase) ? "csv"
            : null;
        return key is not null && YamlReader.Read(register, new DiagnosticBag()) is YamlMapping root
            ? root.Entries.Where(e => e.Key.Value == key).Select(e => e.Value).OfType<YamlScalar>().Where(v => !v.IsEmpty).Select(v => v.Value)
            : [];
    }
}
