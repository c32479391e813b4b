using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Health;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.People;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Recurring;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Timers;

namespace Workflows.Runtime;

/// <summary>Everything of the runtime for a host.</summary>
public static class WorkflowsServices
{
    /// <summary>Adds storage, runner, library, directory, files and mail. The databases are opened when the host starts.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, Action<WorkflowsOptions>? configure = null)
    {
        var options = new WorkflowsOptions();
        configure?.Invoke(options);
        var node = NodeIdentity.New();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        // Once, at start, before there is anybody to keep waiting.
        services.AddSingleton(provider => WorkflowsStorage.OpenAsync(
            provider.GetRequiredService<WorkflowsOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WorkflowsStorage>>(),
            CancellationToken.None).GetAwaiter().GetResult());
        services.AddSingleton(provider => provider.GetRequiredService<WorkflowsStorage>().Database);
        services.AddSingleton(provider => provider.GetRequiredService<WorkflowsStorage>().Keys);
        services.AddSingleton(provider => provider.GetRequiredService<WorkflowsOptions>().Mail);
        services.AddSingleton(node);
        services.AddSingleton<NodeRegister>();
        services.AddSingleton<KeyRotation>();
        services.AddSingleton<KeyRotationLoop>();
        services.AddSingleton<OrganisationStore>();
        services.AddSingleton<ProcessLibrary>();
        services.AddSingleton<CommitHints>();
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<InstanceRunner>();
        services.AddSingleton(provider => new BlobStore(
            provider.GetRequiredService<IDatabase>(),
            provider.GetRequiredService<KeyStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<WorkflowsOptions>().LargestFile));
        services.AddSingleton(provider => new RecipientRule(provider.GetRequiredService<WorkflowsOptions>().MailOnlyTo));
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<WorkflowsOptions>() is { Smtp: { } smtp }
            ? new SmtpTransport(smtp)
            : new FileDropTransport(provider.GetRequiredService<WorkflowsOptions>().MailFolder));
        services.AddSingleton<Viewers>();
        services.AddSingleton<ReadModel>();
        services.AddSingleton<InstanceQueries>();
        services.AddSingleton<LinkQueries>();
        services.AddSingleton<TaskQueries>();
        services.AddSingleton<TaskClosingQueries>();
        services.AddSingleton<TimerQueries>();
        services.AddSingleton<IncidentQueries>();
        services.AddSingleton<UndeliveredQueries>();
        services.AddSingleton<DeadlineQueries>();
        services.AddSingleton<RecurringStarts>();
        services.AddSingleton<StartQueries>();
        services.AddSingleton<PostponementPreviews>();
        services.AddSingleton<JournalQueries>();
        services.AddSingleton<NoticeQueries>();
        services.AddSingleton<OutboxQueries>();
        services.AddSingleton<OverviewQueries>();
        services.AddSingleton<FileQueries>();
        services.AddSingleton<DocumentQueries>();
        services.AddSingleton<CallQueries>();
        services.AddSingleton<SystemQueries>();
        services.AddHostedService<StorageAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeRegister>());
        services.AddLedger();
        services.AddHostedService(provider => provider.GetRequiredService<KeyRotationLoop>());
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<OutboxLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxLoop>());
        services.AddSingleton(options.Services);
        services.AddSingleton<ServiceCaller>();
        services.AddSingleton<DueJobs>();
        services.AddSingleton<JobWorker>();
        services.AddSingleton<JobLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<JobLoop>());
        services.AddSingleton<DispatchDelivery>();
        services.AddSingleton<MessageRouting>();
        services.AddSingleton<DispatchLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<DispatchLoop>());
        services.AddHostedService<AfterCommit>();
        services.AddSingleton<HealthLook>();
        services.AddSingleton<HealthWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<HealthWatch>());
        services.AddSingleton<Heartbeat>();
        services.AddHostedService(provider => provider.GetRequiredService<Heartbeat>());
        services.AddHostedService<BlobCollection>();
        if (options.Postgres is not null)
        {
            services.AddHostedService<NodeHints>();
        }

        services.AddTimers(options.Postgres, node);
        return services;
    }

    /// <summary>Opens the databases before anything else of the host starts, so that what is wrong with them is said at once.</summary>
    private sealed class StorageAtStart(IServiceProvider provider) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            provider.GetRequiredService<WorkflowsStorage>();
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
