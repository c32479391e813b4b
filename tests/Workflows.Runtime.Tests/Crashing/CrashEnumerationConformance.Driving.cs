using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Xunit;

namespace Workflows.Runtime.Tests.Crashing;

// How nodes are made to die, and how cases are brought to where an act can be done.
public abstract partial class CrashEnumerationConformance
{
    private static Task EveryPlaceAsync(
        CrashEnumerationConformance test,
        Func<MortalNode, Task<InstanceId>> prepare,
        Func<MortalNode, InstanceId, Task> act,
        params string[] statements) =>
        test.EveryPlaceAsync(
            prepare,
            act,
            async (node, id) =>
            {
                var trace = await Traces.OfAsync(node.Node, id);
                await node.Node.DoAsync(id, new CancelInstance(null, "it has served"), "link");
                await node.ComeToRestAsync();
                return trace;
            },
            statements);

    /// <param name="prepare">Brings something to where the act can be done.</param>
    /// <param name="act">What a node does, or is asked for; the same again must do no harm.</param>
    /// <param name="traceOf">What is left of it in the end, in words that are the same for all.</param>
    /// <param name="statements">Some that must be among the places, so that the act is the one that is meant.</param>
    private async Task EveryPlaceAsync<T>(
        Func<MortalNode, Task<T>> prepare, Func<MortalNode, T, Task> act, Func<MortalNode, T, Task<string>> traceOf, params string[] statements)
    {
        string? expected = null;
        IReadOnlyList<string>? places = null;
        var left = new Queue<int>([int.MaxValue]);
        while (left.TryDequeue(out var place))
        {
            var (subject, passed) = await DieAsync(prepare, act, place);
            using var next = await RestartAsync();
            _first.Time.Advance(LongestLease); // whatever the dead one had taken is free again
            await act(next, subject);
            await next.ComeToRestAsync();
            var trace = await traceOf(next, subject);
            Assert.True(trace == (expected ??= trace), $"Died {(passed.Count > place ? passed[place] : "nowhere")}.\n{expected}\n---\n{trace}");
            if (places is null)
            {
                left = new(PlacesOf(places = passed));
            }
        }

        Assert.NotNull(places);
        Assert.Equal(0, await _first.CountAsync("dispatch") + await _first.CountAsync("blob", "instance is null"));
        Assert.All(_mails.Mails.GroupBy(m => m.MessageId), g => Assert.Single(g.Select(m => Convert.ToHexString(m.Content.Span)).Distinct()));
        Assert.Contains("after commit", places);
        Assert.All(statements, s => Assert.Contains($"before {s}", places));
    }

    /// <summary>The numbers of the places to die at.</summary>
    private protected virtual IEnumerable<int> PlacesOf(IReadOnlyList<string> places) => Enumerable.Range(0, places.Count);

    /// <summary>Lets a node die at a place of an act, if there are so many.</summary>
    private async Task<(T Subject, IReadOnlyList<string> Passed)> DieAsync<T>(
        Func<MortalNode, Task<T>> prepare, Func<MortalNode, T, Task> act, int place)
    {
        using var doomed = await RestartAsync();
        var subject = await prepare(doomed);
        _seam.CrashAt(place);
        var acting = act(doomed, subject);
        var crashed = await Task.WhenAny(acting, _seam.Crashed) != acting || _seam.Crashed.IsCompleted;
        doomed.Die();
        var passed = _seam.Passed;
        if (crashed)
        {
            // What the dead one still tries is held off until it has ended, or waits for a time that never comes to it.
            await Task.WhenAny(acting, Task.Delay(TimeSpan.FromMilliseconds(200)));
            _ = acting.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
        else
        {
            await acting;
        }

        _seam.Rest();
        return (subject, passed);
    }

    private async Task<MortalNode> RestartAsync()
    {
        var (database, keyDatabase) = (new MortalDatabase(_first.Database), new MortalDatabase(_first.KeyDatabase));
        var keys = await KeyStore.OpenAsync(keyDatabase, Path.Combine(store.Folder, "master.key"), _first.Time, default);
        return new(_first.Over(database, keys), [database, keyDatabase], new ServiceSettings { Allow = [_service.Origin] }, _mails);
    }

    private static Task<InstanceId> NewIdAsync() => Task.FromResult(new InstanceId(Guid.NewGuid()));

    /// <summary>The same whenever the same is asked of the same case.</summary>
    private static Guid OperationOf(InstanceId id, string act) => new(
        SHA256.HashData([.. id.Value.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(act)]).AsSpan(0, 16));

    private static void Accept(StepOutcome outcome) => Assert.True(outcome is StepOutcome.Accepted, $"{outcome}");

    private static async Task StartAsync(MortalNode node, InstanceId id) => Accept(await node.Node.Runner.StartAsync(
        id.Value, "person:carl", "journey", new StartInstance("carl", FeelContext.Empty.With("number", FeelValue.Of($"n{id.Value:N}"))), default));

    private static async Task<InstanceId> BeginAsync(MortalNode node)
    {
        var id = await NewIdAsync();
        await StartAsync(node, id);
        return id;
    }

    private Task<InstanceId> LaterAsync(InstanceId id, Duration time)
    {
        _first.Time.Advance(time);
        return Task.FromResult(id);
    }

    /// <summary>The first task of a journey, also once it is done.</summary>
    private static async Task<TaskId> PackAsync(MortalNode node, InstanceId id) =>
        (await node.Node.StateAsync(id)).Tasks.Values.Where(t => t.Node == "pack").Select(t => t.Id).FirstOrDefault(new TaskId(2));

    private async Task UploadAndAnswerAsync(MortalNode node, InstanceId id)
    {
        if (!_files.TryGetValue(id, out var file))
        {
            var stored = await node.Node.Blobs.UploadAsync(
                new MemoryStream(Encoding.UTF8.GetBytes("a ticket")), "ticket.txt", "text/plain", "person:carl", default);
            _files.Add(id, file = Assert.IsType<BlobUploadResult.Stored>(stored).Id);
        }

        var values = FeelContext.Empty.With("ticket", new FeelContext([new("file", FeelValue.Of(file.ToString())), new("name", FeelValue.Of("t"))]));
        Accept(
            await node.Node.DoAsync(id, new CompleteTask(await PackAsync(node, id), "carl", null, values), "person:carl", OperationOf(id, "pack")));
    }

    private async Task<InstanceId> AtBookingAsync(MortalNode node)
    {
        var id = await BeginAsync(node);
        await UploadAndAnswerAsync(node, id);
        return id;
    }

    private async Task<InstanceId> AtHotelAsync(MortalNode node)
    {
        var id = await AtBookingAsync(node);
        await node.Calls.CallDueAsync();
        return id;
    }

    private async Task<InstanceId> AtIncidentAsync(MortalNode node)
    {
        var id = await AtBookingAsync(node);
        _service.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
        await node.Calls.CallDueAsync();
        _service.Answer = _ => Task.CompletedTask;
        return id;
    }

    private async Task RetryAsync(MortalNode node, InstanceId id)
    {
        if (!_incidents.TryGetValue(id, out var incident))
        {
            _incidents.Add(id, incident = Assert.Single((await node.Node.StateAsync(id)).Incidents.Keys));
        }

        Accept(await node.Node.DoAsync(id, new RetryIncident(incident, null), "link", OperationOf(id, "retry")));
    }

    private static async Task<InstanceId> CalledAsync(MortalNode node, InstanceId id) => Assert.Single(await node.Node.Database.QueryAsync(
        new("test.called", "select child from case_link where parent = $1", id.Value), row => new InstanceId(row.Id(0)), default));

    private static async Task CompleteAsync(MortalNode node, InstanceId id, string step)
    {
        var task = (await node.Node.StateAsync(id)).Tasks.Values.First(t => t.Node == step).Id;
        Accept(await node.Node.DoAsync(id, new CompleteTask(task, "carl", null, FeelContext.Empty), "person:carl"));
    }

    private async Task<InstanceId> AtMessageAsync(MortalNode node)
    {
        var id = await AtHotelAsync(node);
        await node.Node.Delivery.DeliverAsync(default);
        await CompleteAsync(node, await CalledAsync(node, id), "stay");
        await node.Node.Delivery.DeliverAsync(default);
        return id;
    }

    private static async Task SendMessageAsync(MortalNode node, InstanceId id) => Accept(await node.Node.Messages.DeliverAsync(
        OperationOf(id, "aboard"), "link", new DeliverMessage("all-aboard", $"n{id.Value:N}", FeelContext.Empty), default));

    private async Task<InstanceId> AtVisitAsync(MortalNode node)
    {
        var id = await AtMessageAsync(node);
        Accept(await node.Node.Messages.DeliverAsync(
            Guid.NewGuid(), "link", new DeliverMessage("all-aboard", $"n{id.Value:N}", FeelContext.Empty), default));
        return id;
    }

    private static string DayOf(Instant at) => LocalDatePattern.Iso.Format(at.InUtc().Date);

    private static async Task<string> CountedAsync(MortalNode node, string process, params string[] tables)
    {
        var counts = new StringBuilder();
        foreach (var table in tables)
        {
            counts.Append($"{table} {await node.Node.CountAsync(table, $"process = '{process}'")} ");
        }

        return counts.ToString();
    }
}
