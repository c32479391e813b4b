using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads method and address: <c>POST https://archive.example.org/cases/&lt;case_number&gt;</c>.</summary>
internal static class HttpAddressReader
{
    private const string Example = "write it as in 'POST https://archive.example.org/cases/<case_number>'";

    /// <returns>Null when the address cannot be called, which was reported.</returns>
    public static (HttpMethodWord Method, TextTemplate Address)? Read(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        if (words.Peek() is not { } first)
            return null;

        if (first.Text.Contains("://", StringComparison.Ordinal))
        {
            diagnostics.Report(
                ServiceRules.Address,
                words.SpanOf(first),
                "It is not said what to do with this address.",
                $"write the method before it, as in 'GET {first.Text}'");
            return null;
        }

        if (!HttpMethodWord.All.Contains(first.Text))
        {
            diagnostics.Report(
                ServiceRules.Address,
                words.SpanOf(first),
                $"'{first.Text}' is not a method that can be used here.",
                HttpMethodWord.All.FirstOrDefault(m => m.Equals(first.Text, StringComparison.OrdinalIgnoreCase)) is { } same
                    ? $"methods are written in capitals: '{same}'"
                    : Suggestion.Hint(first.Text, HttpMethodWord.All) ?? Example);
            return null;
        }

        var method = new HttpMethodWord(words.Take().Text, words.SpanOf(first));
        if (words.Peek() is not { } start)
        {
            diagnostics.Report(ServiceRules.Address, method.Span, $"The address is missing behind '{method.Name}'.", Example);
            return null;
        }

        var end = scalar.Value.TrimEnd().Length;
        return TextTemplateReader.Read(scalar, start.Start, end, diagnostics) is { } address && IsCallable(address, diagnostics)
            ? (method, address)
            : null;
    }

    private static bool IsCallable(TextTemplate address, DiagnosticBag diagnostics)
    {
        if (ProblemOf(address) is ({ } message, { } hint))
        {
            diagnostics.Report(ServiceRules.Address, address.Span, message, hint);
            return false;
        }

        if (Uri(address) is { Scheme: "http", IsLoopback: false })
            diagnostics.Report(
                ServiceRules.NotEncrypted, address.Span, "What is sent to this address can be read on the way.", "write 'https://'");
        return true;
    }

    private static (string? Message, string? Hint) ProblemOf(TextTemplate address)
    {
        var head = address.Parts.IsEmpty ? "" : address.Parts[0].Literal ?? "";
        var scheme = head.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || head[..scheme] is not ("https" or "http"))
            return ("An address starts with 'https://'.", Example);

        var path = head.IndexOfAny(['/', '?', '#'], scheme + 3);
        if (path < 0 && address.Parts.Length > 1)
            return (
                "The host is the same for every case: a placeholder may stand behind it only.",
                "write the host as it is, and a '/' before the first placeholder");

        var host = path < 0 ? head[(scheme + 3)..] : head[(scheme + 3)..path];
        if (host.Contains('@', StringComparison.Ordinal))
            return (
                "A name or password does not stand in an address.", "name it with 'secret', and let the server's configuration have it");
        if (address.Parts.Any(p => p.Literal?.Any(char.IsWhiteSpace) == true))
            return ("An address has no blanks.", "write '%20' for one");
        if (address.Parts.Any(p => p.Literal?.Contains('#', StringComparison.Ordinal) == true))
            return ("What stands behind '#' is never sent.", "take it out, or write '%23' for the sign itself");
        return Uri(address) is null ? ($"'{host}' is not the name of a host.", Example) : (null, null);
    }

    /// <summary>The address with every placeholder filled with a letter; null when it is none.</summary>
    private static Uri? Uri(TextTemplate address) =>
        System.Uri.TryCreate(string.Concat(address.Parts.Select(p => p.Literal ?? "x")), UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? uri
            : null;
}
