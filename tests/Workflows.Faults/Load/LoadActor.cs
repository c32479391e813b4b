using System.Text.Json;

namespace Workflows.Faults.Load;

/// <summary>Somebody who works: takes up one case after the other and does what is to be done in it, one act after the other, so that no
/// act may be refused.</summary>
internal sealed class LoadActor(LoadClient client, LoadBook book, Random random, TimeSpan longestPause)
{
    private const string Clerk = LoadProcesses.Clerk;

    /// <summary>Works until it is told to stop, and finishes the case at hand.</summary>
    public async Task WorkAsync(Func<bool> stops, CancellationToken cancellationToken)
    {
        while (!stops())
        {
            await (random.Next(20) switch
            {
                < 7 => ErrandAsync(cancellationToken),
                < 9 => ReportAsync(cancellationToken),
                < 11 => GatherAsync(cancellationToken),
                < 14 => StartAsync("filing", cancellationToken),
                < 16 => StartAsync("parent", cancellationToken),
                _ => StartAsync("watch", cancellationToken),
            });
            await PauseAsync(cancellationToken);
        }
    }

    /// <summary>Two answers, one with a file, and a message; now and then it is postponed or cancelled in between.</summary>
    private async Task ErrandAsync(CancellationToken cancellationToken)
    {
        var number = await StartAsync("errand", cancellationToken);
        if (number?.Case is not { } id || !await AnswerAsync(id, "read", null, cancellationToken))
        {
            return;
        }

        if (random.Next(4) == 0 && !await PostponeAsync(id, cancellationToken))
        {
            return;
        }

        if (random.Next(6) == 0)
        {
            var cancel = new SentCommand(CommandKinds.Cancel);
            await client.DoAsync(cancel, $"api/v1/instances/{id}/cancel", new { reason = cancel.Mark }, null, cancellationToken);
            return;
        }

        if (await client.UploadAsync(Clerk, cancellationToken) is not { } file || !await AnswerAsync(id, "hand-in", file, cancellationToken))
        {
            return;
        }

        book.Note(file);
        var reply = new SentCommand(CommandKinds.Message);
        await client.DoAsync(
            reply, "api/v1/messages", new { name = "reply", key = number.Mark, payload = new { mark = reply.Mark } }, null, cancellationToken);
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        var report = new SentCommand(CommandKinds.StartByMessage) { Starts = "report" };
        var answer = await client.DoAsync(
            report, "api/v1/messages", new { name = "new-report", payload = new { number = report.Mark } }, null, cancellationToken);
        if (answer is { } delivered)
        {
            report.Case = delivered.GetProperty("instance").GetGuid();
            await AnswerAsync(report.Case.Value, "see", null, cancellationToken);
        }
    }

    private async Task GatherAsync(CancellationToken cancellationToken)
    {
        if ((await StartAsync("gather", cancellationToken))?.Case is not { } id)
        {
            return;
        }

        var add = new SentCommand(CommandKinds.AddItem);
        if (await client.DoAsync(
            add,
            $"api/v1/instances/{id}/items",
            new { step = "answer", item = new { id = "east" }, reason = add.Mark },
            null,
            cancellationToken) is null)
        {
            return;
        }

        for (var item = 0; item < LoadProcesses.Items + 1; item++)
        {
            if (!await AnswerAsync(id, "answer", null, cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>Null when it is not known to have started.</returns>
    private async Task<SentCommand?> StartAsync(string process, CancellationToken cancellationToken)
    {
        var start = new SentCommand(CommandKinds.Start) { Starts = process };
        var answer = await client.DoAsync(
            start, "api/v1/instances", new { process, values = new { number = start.Mark } }, Clerk, cancellationToken);
        start.Case = answer?.GetProperty("instance").GetGuid();
        await PauseAsync(cancellationToken);
        return start.Case is null ? null : start;
    }

    private async Task<bool> AnswerAsync(Guid id, string step, GivenFile? file, CancellationToken cancellationToken)
    {
        if (await client.GetAsync($"api/v1/instances/{id}", Clerk, cancellationToken) is not { } detail)
        {
            return false;
        }

        var task = detail.GetProperty("tasks").EnumerateArray().FirstOrDefault(t => t.GetProperty("node").GetString() == step);
        if (task.ValueKind == JsonValueKind.Undefined)
        {
            book.Fault($"Case {id} has no open task '{step}', though all acts before it were acknowledged.");
            return false;
        }

        var answer = new SentCommand(CommandKinds.Complete);
        object values = file is null ? new { note = answer.Mark } : new { note = answer.Mark, paper = new { file = file.File, name = "paper.bin" } };
        var done = await client.DoAsync(
            answer, $"api/v1/instances/{id}/tasks/{task.GetProperty("task").GetInt64()}/complete", new { values }, Clerk, cancellationToken);
        await PauseAsync(cancellationToken);
        return done is not null;
    }

    private async Task<bool> PostponeAsync(Guid id, CancellationToken cancellationToken)
    {
        var postpone = new SentCommand(CommandKinds.Postpone);
        var (from, to) = LoadProcesses.PlanAfter(random.Next(1, 30));
        var body = new { to = new { from = $"{from:O}", to = $"{to:O}" }, rule = "shift", reason = postpone.Mark };
        return await client.DoAsync(postpone, $"api/v1/instances/{id}/postpone", body, null, cancellationToken) is not null;
    }

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(random.NextDouble() * longestPause, cancellationToken);
}
