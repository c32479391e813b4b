using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: every request is taken for an act of its own. What is sent again because its answer was lost takes effect
/// again, or is refused.</summary>
internal sealed class NewOperation : IStartupFilter
{
    private const string Header = "Operation-Id";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, then) =>
        {
            if (context.Request.Headers.ContainsKey(Header))
            {
                context.Request.Headers[Header] = $"{Guid.NewGuid()}";
            }

            return then(context);
        });
        next(app);
    };
}
