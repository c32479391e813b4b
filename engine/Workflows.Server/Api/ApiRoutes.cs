using Workflows.Server.Api.Calls;
using Workflows.Server.Api.Deadlines;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Directory;
using Workflows.Server.Api.Documents;
using Workflows.Server.Api.Files;
using Workflows.Server.Api.Health;
using Workflows.Server.Api.Incidents;
using Workflows.Server.Api.Instances;
using Workflows.Server.Api.Items;
using Workflows.Server.Api.Keys;
using Workflows.Server.Api.Languages;
using Workflows.Server.Api.Messages;
using Workflows.Server.Api.Notices;
using Workflows.Server.Api.Outbox;
using Workflows.Server.Api.Overview;
using Workflows.Server.Api.Postponing;
using Workflows.Server.Api.Problems;
using Workflows.Server.Api.Sending;
using Workflows.Server.Api.Session;
using Workflows.Server.Api.Starts;
using Workflows.Server.Api.SystemEntries;
using Workflows.Server.Api.Tasks;
using Workflows.Server.Api.Timers;
using Workflows.Server.Api.Undelivered;
using Workflows.Server.Auth;

namespace Workflows.Server.Api;

/// <summary>Every route of the API, one line a concept.</summary>
internal static class ApiRoutes
{
    public const string Root = "/api/v1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireAuthorization(Access.SignedIn).WithMetadata(
            new ProducesResponseTypeMetadata(ProblemKind.Malformed.Status, typeof(Problem), [ProblemAnswer.MediaType]));
        SessionEndpoints.Map(api);
        OverviewEndpoints.Map(api);
        DefinitionEndpoints.Map(api);
        DeploymentEndpoints.Map(api);
        StartEndpoint.Map(api);
        InstanceEndpoints.Map(api);
        PostponingEndpoints.Map(api);
        JournalEndpoint.Map(api);
        ItemEndpoints.Map(api);
        TaskEndpoints.Map(api);
        TaskActEndpoints.Map(api);
        FileEndpoints.Map(api);
        DocumentEndpoints.Map(api);
        CallEndpoints.Map(api);
        TimerEndpoints.Map(api);
        DeadlineEndpoints.Map(api);
        StartsEndpoint.Map(api);
        IncidentEndpoints.Map(api);
        UndeliveredEndpoints.Map(api);
        MessageEndpoints.Map(api);
        NoticeEndpoints.Map(api);
        OutboxEndpoints.Map(api);
        DirectoryEndpoints.Map(api);
        SendingEndpoints.Map(api);
        SystemEndpoints.Map(api);
        KeyEndpoints.Map(api);
        HealthEndpoints.Map(api);
    }

    /// <summary>What the routes answer with, put together from what the runtime tells.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<Wordings>()
        .AddSingleton<StepTitles>()
        .AddSingleton<DefinitionSummaries>()
        .AddSingleton<InstanceAnswers>()
        .AddSingleton<TaskAnswers>()
        .AddSingleton<TaskClosings>()
        .AddSingleton<TimerAnswers>()
        .AddSingleton<DeadlineAnswers>()
        .AddSingleton<Commands>()
        .AddSingleton<TaskActs>();
}
