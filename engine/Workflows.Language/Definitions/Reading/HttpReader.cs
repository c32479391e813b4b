using System.Collections.Immutable;
using System.Globalization;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>http: POST https://…</c> with what belongs to it.</summary>
internal static class HttpReader
{
    private static readonly ImmutableArray<string> WithoutBody = ["GET", "DELETE"];

    public static Step? Read(MappingReader map, YamlEntry keyword)
    {
        var diagnostics = map.Diagnostics;
        var target = map.RequiredText("http") is { } text ? HttpAddressReader.Read(text, diagnostics) : null;
        var headers = map.OptionalMapping("headers") is { } set ? HttpHeaderReader.ReadAll(set) : [];
        var body = map.Optional("body") is { } node ? HttpBodyReader.Read(node, diagnostics) : null;
        var secret = map.OptionalName("secret");
        var timeout = LengthOf(map, "timeout", HttpStep.LongestTimeoutSeconds, "5 minutes") ?? HttpStep.UsualTimeoutSeconds;
        var retry = map.OptionalMapping("retry", ServiceVocabulary.Retry) is { } rule ? ReadRetry(rule) : RetryRule.Usual;
        var accept = map.OptionalListOrOne("accept").Select(n => ReadStatus(n, diagnostics)).OfType<int>().ToImmutableArray();
        var mayCarry = map.OptionalChoice("may-carry", SensitivityWords.All) ?? Sensitivity.Internal;
        var sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All) ?? Sensitivity.Internal;
        if (target is not var (method, address))
            return null;

        if (body is not null && WithoutBody.Contains(method.Name))
        {
            diagnostics.Report(
                ServiceRules.Body,
                map.Mapping.Find("body")!.Key.Span,
                $"A {method.Name} has no body.",
                "use POST, PUT or PATCH, or put what it needs into the address");
        }

        return new HttpStep
        {
            Span = map.Mapping.Span,
            Keyword = keyword.Key.Span,
            Method = method,
            Address = address,
            Headers = headers,
            Body = body,
            Secret = secret,
            TimeoutSeconds = timeout,
            Retry = retry,
            Accept = accept,
            MayCarry = mayCarry,
            Sensitivity = sensitivity,
        };
    }

    private static RetryRule ReadRetry(MappingReader map)
    {
        var times = map.OptionalWholeNumber("times", 0, HttpStep.MostRetries) ?? RetryRule.Usual.Times;
        var first = LengthOf(map, "first", 86_400, "1 day") ?? RetryRule.Usual.FirstSeconds;
        var most = LengthOf(map, "at-most", 30 * 86_400, "30 days") ?? Math.Max(RetryRule.Usual.MostSeconds, first);
        ServiceVocabulary.Retry.Close(map);
        if (most < first)
        {
            map.Diagnostics.Report(
                ServiceRules.Limit,
                map.Mapping.Find("at-most")!.Value.Span,
                "The longest pause is shorter than the first.",
                "exchange 'first' and 'at-most'");
        }

        return new(times, first, Math.Max(most, first));
    }

    /// <summary>A length in seconds; null when the key is absent or was reported.</summary>
    private static int? LengthOf(MappingReader map, string key, int most, string mostInWords)
    {
        if (map.OptionalText(key) is not { } text || TimePhraseReader.ReadAmount(text, map.Diagnostics) is not { } amount)
            return null;

        if (amount is not { Years: 0, Months: 0, WorkingDays: 0, WorkingHours: 0 })
        {
            map.Diagnostics.Report(
                ServiceRules.Limit, text.Span, $"'{text.Value}' is not always equally long.", "give it in seconds, minutes, hours or days");
            return null;
        }

        var seconds = amount.Seconds + (60 * amount.Minutes) + (3_600 * amount.Hours) + (86_400L * (amount.Days + (7L * amount.Weeks)));
        if (seconds >= 1 && seconds <= most)
            return (int)seconds;

        map.Diagnostics.Report(
            ServiceRules.Limit, text.Span, $"'{text.Value}' is not between 1 second and {mostInWords}.", $"write another '{key}'");
        return null;
    }

    private static int? ReadStatus(YamlNode node, DiagnosticBag diagnostics)
    {
        if (Shape.Text(node, "an entry of 'accept'", diagnostics) is not { } text)
            return null;
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599)
            return status;

        diagnostics.Report(
            ServiceRules.Limit, text.Span, $"'{text.Value}' is no status of an answer.", "write a number such as 200, 201 or 404");
        return null;
    }
}
