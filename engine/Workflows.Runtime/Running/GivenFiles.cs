using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Runtime.Running;

/// <summary>A command with the files that it names filled in from what is stored, not from what the sender said of them.</summary>
/// <param name="Command">With <c>file</c>, <c>name</c>, <c>size</c> and <c>type</c> as stored.</param>
/// <param name="Files">What the command gives to the case.</param>
/// <param name="Problems">Fields that name a file which is not there or not the sender's to give.</param>
internal sealed record GivenFiles(Command Command, ImmutableArray<BlobId> Files, ImmutableArray<FieldProblem> Problems)
{
    public static async Task<GivenFiles> ReadAsync(CommandEnvelope envelope, BlobStore blobs, CancellationToken cancellationToken)
    {
        var values = envelope.Command switch
        {
            StartInstance { Origin: null } start => start.Data, // what another case gives was checked when that case got it
            StartByMessage message => message.Payload,
            CompleteTask complete => complete.Values,
            DeliverMessage message => message.Payload,
            _ => FeelContext.Empty,
        };
        var files = ImmutableArray.CreateBuilder<BlobId>();
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        var filled = values;
        foreach (var (field, value) in values.Entries)
        {
            if (value is not FeelContext context || context.Find("file") is not FeelText named)
            {
                continue;
            }

            var described = Guid.TryParse(named.Value, out var id)
                ? await blobs.DescribeAsync(new(id), envelope.Instance.Value, envelope.Actor ?? "", cancellationToken)
                : null;
            if (described is null)
            {
                problems.Add(new(field, "this file is not here: upload it again"));
                continue;
            }

            files.Add(new(id));
            filled = filled.With(field, ValueOf(new(id), described));
        }

        return new(ReferenceEquals(filled, values) ? envelope.Command : With(envelope.Command, filled), files.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>How a file is seen by expressions and stored in the case.</summary>
    private static FeelContext ValueOf(BlobId id, BlobDescription description) => new(
    [
        new("file", FeelValue.Of(id.ToString())),
        new("name", FeelValue.Of(description.Name)),
        new("size", new FeelNumber(Decimal34.From(description.Size))),
        new("type", FeelValue.Of(description.ContentType)),
    ]);

    private static Command With(Command command, FeelContext values) => command switch
    {
        StartInstance { Origin: null } start => start with { Data = values },
        StartByMessage message => message with { Payload = values },
        CompleteTask complete => complete with { Values = values },
        DeliverMessage message => message with { Payload = values },
        _ => command,
    };
}
