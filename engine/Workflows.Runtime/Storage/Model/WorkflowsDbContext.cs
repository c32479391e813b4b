using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Workflows.Runtime.Storage.Model;

/// <summary>The stored model, to query. It writes nothing: steps are committed as prepared batches of <see cref="Statement"/>.</summary>
/// <remarks>The tables are made by the scripts under <c>Storage/Sql</c>; a test holds scripts and model together, column by column.</remarks>
internal sealed class WorkflowsDbContext(SqlDialect dialect, DbConnection connection) : DbContext
{
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    public DbSet<AccessRow> Access => Set<AccessRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<TaskRow> Tasks => Set<TaskRow>();

    public DbSet<TaskCandidateRow> Candidates => Set<TaskCandidateRow>();

    public DbSet<WaitRow> Waits => Set<WaitRow>();

    public DbSet<CaseLinkRow> Links => Set<CaseLinkRow>();

    public DbSet<DispatchRow> Dispatches => Set<DispatchRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<DocumentCopyRow> DocumentCopies => Set<DocumentCopyRow>();

    public DbSet<SystemEntryRow> SystemEntries => Set<SystemEntryRow>();

    public DbSet<BlobRow> Blobs => Set<BlobRow>();

    /// <summary>The model over a snapshot that is open; disposing it leaves the snapshot as it is.</summary>
    public static WorkflowsDbContext Over(IReadSession session)
    {
        var (connection, transaction) = session.Beneath;
        var context = new WorkflowsDbContext(session.Dialect, connection);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }

        return context;
    }

    protected override void OnConfiguring(DbContextOptionsBuilder options)
    {
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        // A set of keys is one parameter, so that a query has one text, however many they are, which is made once.
        _ = dialect is SqlDialect.Postgres
            ? options.UseNpgsql(connection)
            : options.UseSqlite(connection, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantTicks>();
        if (dialect is SqlDialect.Sqlite)
        {
            conventions.Properties<Guid>().HaveConversion<GuidBytes>();
        }
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<InstanceRow>().HasKey(r => r.Id);
        model.Entity<AccessRow>().HasKey(r => new { r.Instance, r.Principal });
        model.Entity<ScopeRow>().HasKey(r => new { r.Instance, r.Id });
        model.Entity<TokenRow>().HasKey(r => new { r.Instance, r.Id });
        model.Entity<ArrivalRow>().HasKey(r => new { r.Instance, r.Scope, r.Gate, r.Flow });
        model.Entity<TaskRow>().HasKey(r => new { r.Instance, r.Id });
        model.Entity<TaskCandidateRow>().HasKey(r => new { r.Instance, r.Task, r.Principal });
        model.Entity<CaseLinkRow>().HasKey(r => r.Child);
        model.Entity<DispatchRow>().HasKey(r => new { r.Sender, r.Sequence, r.Position });
        model.Entity<WaitRow>().HasKey(r => new { r.Instance, r.Id });
        model.Entity<IncidentRow>().HasKey(r => new { r.Instance, r.Id });
        model.Entity<DeadlineRow>().HasKey(r => new { r.Instance, r.Name });
        model.Entity<RecurringStartRow>().HasKey(r => new { r.Process, r.Rule });
        model.Entity<JournalRow>().HasKey(r => new { r.Instance, r.Sequence });
        model.Entity<OutboxRow>().HasKey(r => r.Id);
        model.Entity<NoticeRow>().HasKey(r => r.Id);
        model.Entity<DefinitionRow>().HasKey(r => r.Hash);
        model.Entity<DeploymentRow>().HasKey(r => r.Number);
        model.Entity<OrganisationRow>().HasKey(r => r.Number);
        model.Entity<DocumentRow>().HasKey(r => new { r.Instance, r.Number, r.Version });
        model.Entity<DocumentCopyRow>().HasKey(r => new { r.Principal, r.Instance, r.Number, r.Version });
        model.Entity<BlobRow>().HasKey(r => r.Id);
        model.Entity<BlobChunkRow>().HasKey(r => new { r.Blob, r.Number });
        model.Entity<SystemEntryRow>().HasKey(r => r.Number);
        model.Entity<AnchorLogRow>().HasKey(r => r.Log);
        model.Entity<SendingHoldRow>().HasKey(r => r.Id);
        model.Entity<InstallationRow>().HasKey(r => r.Id);
        model.Entity<NodeRow>().HasKey(r => r.Id);
        model.Entity<SignInRow>().HasKey(r => r.Id);
        model.Entity<SignInSessionRow>().HasKey(r => r.Hash);

        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(JsonNamingPolicy.SnakeCaseLower.ConvertName(entity.ClrType.Name[..^"Row".Length]));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }
}
