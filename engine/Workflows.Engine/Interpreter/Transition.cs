using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Interpreter;

/// <summary>One step being taken: a copy of the state that changes by events, and the tokens that still move.</summary>
internal sealed partial class Transition(ProcessGraph graph, InstanceState before, StepSurroundings surroundings)
{
    private const int MaxVisitsInOneStep = 1_000;

    private readonly ImmutableArray<ProcessEvent>.Builder _events = ImmutableArray.CreateBuilder<ProcessEvent>();
    private readonly ImmutableArray<OutboxMessage>.Builder _outbox = ImmutableArray.CreateBuilder<OutboxMessage>();
    private readonly Queue<TokenId> _moving = new();
    private readonly Dictionary<(ScopeId Scope, string Node), int> _visits = [];

    public ProcessGraph Graph { get; } = graph;

    public InstanceState State { get; } = before.Copy();

    public Instant Now { get; } = surroundings.Now;

    /// <summary>The id that the next new element gets; taken by the event that tells of the element.</summary>
    public long NextElement => State.Header.LastElement + 1;

    public void Emit(ProcessEvent happened)
    {
        Tell(happened);
        State.Apply(happened);
        _events.Add(happened);
    }

    public void Send(OutboxMessage message) => _outbox.Add(message);

    public StepResult.Accepted Result()
    {
        TellOwner();
        return new(State, _events.ToImmutable(), _outbox.ToImmutable())
        {
            Dispatches = _dispatches.ToImmutable(),
            Documents = _documents.ToImmutable(),
        };
    }

    public void Create(ScopeId scope, Node node)
    {
        var token = new TokenId(NextElement);
        Emit(new TokenCreated(token, scope, node.Id));
        _moving.Enqueue(token);
    }

    /// <summary>A step is done, and its token goes on.</summary>
    public void Move(TokenId token, Node node)
    {
        Done(State.Tokens[token].Node);
        Pass(token, node);
    }

    /// <summary>A token goes on from a step that was not done: it was skipped, or sent back.</summary>
    public void Pass(TokenId token, Node node)
    {
        Emit(new TokenMoved(token, node.Id));
        _moving.Enqueue(token);
    }

    public void Consume(TokenId token) => Emit(new TokenConsumed(token));

    /// <summary>Moves tokens until every one waits or has ended.</summary>
    /// <remarks>Circles go through one node of one scope again and again, so visits are counted there: many items at once are no circle.
    /// A block that is left and entered again is another scope every time, so its visits count for what is around it.</remarks>
    public void Run()
    {
        do
        {
            MoveTokens();
        }
        while (LookAgain());
    }

    private void MoveTokens()
    {
        while (_moving.TryDequeue(out var id))
        {
            if (!State.Tokens.TryGetValue(id, out var token))
            {
                continue; // withdrawn while it was on its way
            }

            var place = (State.HomeOf(token.Scope), token.Node);
            var visits = _visits[place] = _visits.GetValueOrDefault(place) + 1;
            if (Graph.Find(token.Node) is not { } node)
            {
                RaiseUnknownNode(token);
            }
            else if (visits > MaxVisitsInOneStep)
            {
                Raise(id, node, IncidentRules.TooManySteps, $"Came to '{node.Id}' more than {MaxVisitsInOneStep} times in one go.");
            }
            else
            {
                node.Arrive(this, token);
            }
        }

        LookAtDeadlines();
    }
}
