using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: what is sent again, because the connection was cut before the answer came, is taken for an act of its
/// own.</summary>
internal sealed class NewOperation : IStartupFilter
{
    private const string Header = "Operation-Id";

    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, then) =>
        {
            if (context.Request.Headers.TryGetValue(Header, out var operation) && !_seen.TryAdd($"{operation}", 0))
            {
                context.Request.Headers[Header] = $"{Guid.NewGuid()}";
            }

            return then(context);
        });
        next(app);
    };
}
