using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Administration;

namespace Workflows.Runtime.Anchors;

/// <summary>What keeps the journals from being changed unseen, for a host.</summary>
internal static class AnchorServices
{
    /// <summary>Added before all that works on cases, so that it stops after them.</summary>
    public static void AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<SystemJournal>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<WorkflowsOptions>();
            return AnchorLog.Open(options.AnchorFolder, AnchorKey.OpenOrCreate(options.AnchorKeyPath), options.Anchors.Also);
        });
        services.AddSingleton<AnchorWriter>();
        services.AddHostedService<AnchorLoop>();
    }
}
