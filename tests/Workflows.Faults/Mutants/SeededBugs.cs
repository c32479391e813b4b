using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>The seeded bugs by their names.</summary>
internal static class SeededBugs
{
    public static string[] Names { get; } =
        ["consume-first", "answer-first", "forget-operations", "unsynced", "swallow-errors", "lasting-leases", "new-operation"];

    /// <summary>Puts one into a server.</summary>
    public static void Register(IServiceCollection services, string name)
    {
        if (name == "new-operation")
        {
            services.AddSingleton<IStartupFilter, NewOperation>();
            return;
        }

        services.AddSingleton(provider => Over(provider.GetRequiredService<WorkflowsStorage>().Database, name));
    }

    private static IDatabase Over(IDatabase database, string name) => name switch
    {
        "consume-first" => new ConsumeFirst(database),
        "answer-first" => new AnswerFirst(database),
        "forget-operations" => new ForgetOperations(database),
        "unsynced" => new Unsynced(database),
        "swallow-errors" => new SwallowErrors(database),
        "lasting-leases" => new LastingLeases(database),
        _ => throw new InvalidOperationException($"There is no seeded bug {name}."),
    };
}
