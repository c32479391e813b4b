using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Workflows.Server.Telemetry;

/// <summary>Takes everything off a span that is not known to say nothing of cases and people.</summary>
internal sealed class SafeSpans : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Safe = new[]
    {
        "error.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "network.protocol.version",
        "url.scheme",
        "workflows.command",
        "workflows.result",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Safe.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        // A description is an exception's text.
        if (data.Status is ActivityStatusCode.Error)
        {
            data.SetStatus(ActivityStatusCode.Error);
        }
    }
}
