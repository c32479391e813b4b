using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Storage.Postgres;

namespace Workflows.Runtime.Timers;

/// <summary>Registers the alarm clock: Quartz in memory on every node and, on PostgreSQL, a clustered Quartz for what must run once.</summary>
internal static class TimerServices
{
    /// <summary>The scheduler in memory.</summary>
    public const string Alarms = "alarms";

    /// <summary>The scheduler that all nodes share; the one in memory where there is one node.</summary>
    public const string Shared = "shared";

    private const string Cluster = "cluster";

    /// <summary>In a schema of its own, which our scripts make; Quartz makes its tables in it.</summary>
    private const string TablePrefix = "quartz.qrtz_";

    private static readonly TimeSpan HorizonEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    /// <param name="services">Where to register.</param>
    /// <param name="postgres">The connection string of the database that nodes share; null on SQLite, where there is one node.</param>
    /// <param name="node">This node: in the shared scheduler every one must have an id of its own.</param>
    public static IServiceCollection AddTimers(this IServiceCollection services, string? postgres, NodeIdentity node)
    {
        services.AddSingleton<DueTimers>();
        services.AddSingleton<TimerHorizon>();
        services.AddSingleton<StartHorizon>();
        services.AddKeyedSingleton(Shared, (provider, _) => provider.GetRequiredKeyedService<ISchedulerFactory>(postgres is null ? Alarms : Cluster));
        services.AddQuartz(Alarms, quartz =>
        {
            quartz.ConfigureScheduler(o => o.InstanceName = Alarms);
            quartz.UseInMemoryStore();
            quartz.AddJob<RingJob>(job => job.WithIdentity(RingJob.Key).StoreDurably());
            quartz.AddJob<StartsJob>(job => job.WithIdentity(StartsJob.Key).StoreDurably());
            quartz.AddJob<HorizonJob>(job => job.WithIdentity(HorizonJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .WithIdentity("horizon", "timers")
                .ForJob(HorizonJob.Key)
                .StartNow()
                .WithSimpleSchedule(s => s.WithInterval(HorizonEvery).RepeatForever()));
        });
        services.AddQuartzHostedService(Alarms, o => o.WaitForJobsToComplete = true);
        if (postgres is not null)
        {
            AddCluster(services, postgres, node);
        }

        return services;
    }

    private static void AddCluster(IServiceCollection services, string postgres, NodeIdentity node)
    {
        services.AddQuartz(Cluster, quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = Cluster;
                o.InstanceId = $"{node.Id:N}";
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(PostgresAddress.Of(postgres, "workflows scheduler").ConnectionString);
                store.ProvisionSchema();
                store.ConfigureStore(o => o.TablePrefix = TablePrefix);
                store.UseClustering(c =>
                {
                    c.CheckinInterval = TimeSpan.FromSeconds(5);
                    c.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
                });
            });
            quartz.AddJob<StartsJob>(job => job.WithIdentity(StartsJob.Key).StoreDurably());
            quartz.AddJob<SweepJob>(job => job.WithIdentity(SweepJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .WithIdentity("sweep", "timers")
                .ForJob(SweepJob.Key)
                .StartNow()
                .WithSimpleSchedule(s => s.WithInterval(SweepEvery).RepeatForever()));
        });
        services.AddQuartzHostedService(Cluster, o => o.WaitForJobsToComplete = true);
    }
}
